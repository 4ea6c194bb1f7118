// SPDX-License-Identifier: Apache-2.0
package stet.web;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a reader chooses language and time zone.
///
/// @param languages each under its own name
/// @param zones by part of the world, both in the order of the reader's alphabet
/// @param back the path to return to
record ReaderPage(List<Choice> languages, List<Region> zones, String back, Instant now) {
    record Choice(String value, String text, boolean chosen) {}

    record Region(String name, List<Choice> choices) {
        Region {
            choices = List.copyOf(choices);
        }
    }

    /// The parts of the world by which the time zone database names places (its file `theory.html`).
    private static final List<String> REGIONS = List.of(
            "Africa",
            "America",
            "Antarctica",
            "Arctic",
            "Asia",
            "Atlantic",
            "Australia",
            "Europe",
            "Indian",
            "Pacific");

    ReaderPage {
        languages = List.copyOf(languages);
        zones = List.copyOf(zones);
    }

    /// @param language the one that the reader chose once; empty when the browser decides
    /// @param zone likewise; empty for UTC
    static ReaderPage of(Optional<Locale> language, Optional<ZoneId> zone, String back, Instant now, Words words) {
        return new ReaderPage(
                Reader.LANGUAGES.stream()
                        .map(l -> new Choice(
                                l.toLanguageTag(),
                                Words.of(new Reader(l, Reader.UTC)).say("language.name"),
                                language.equals(Optional.of(l))))
                        .toList(),
                zones(zone.map(ZoneId::getId).orElse(""), words),
                back,
                now);
    }

    private static List<Region> zones(String chosen, Words words) {
        var order = Collator.getInstance(words.reader());
        var byRegion = new TreeMap<String, List<Choice>>(order);
        var names = TimeZoneNames.getInstance(words.reader());
        places(chosen)
                .collect(Collectors.groupingBy(id -> id.substring(0, id.indexOf('/'))))
                .forEach((region, ids) -> byRegion.put(
                        words.say("region." + region),
                        ids.stream()
                                .map(id -> new Choice(id, place(id, names), id.equals(chosen)))
                                .sorted(Comparator.comparing(Choice::text, order))
                                .toList()));
        return byRegion.entrySet().stream()
                .map(e -> new Region(e.getKey(), e.getValue()))
                .toList();
    }

    /// One name for each place, and the chosen one by whatever name it was chosen.
    private static Stream<String> places(String chosen) {
        var canonical = TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, null, null);
        return Stream.concat(canonical.stream(), Stream.of(chosen))
                .filter(id -> REGIONS.contains(id.replaceFirst("/.*", "")) && id.contains("/"))
                .filter(id -> Reader.zone(id).isPresent())
                .distinct();
    }

    private static String place(String id, TimeZoneNames names) {
        return Objects.requireNonNullElseGet(
                names.getExemplarLocationName(id),
                () -> id.substring(id.indexOf('/') + 1).replace('_', ' '));
    }
}
