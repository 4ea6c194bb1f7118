// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stet.extract.PageRules;
import stet.extract.Selector;
import stet.extract.SiteRules;
import stet.extract.TimeRule;

/// One dated entry of a file of rules. What is wrong is told to the file's entries and left out of the result.
final class RuleEntry {
    private static final Set<String> KEYS =
            Set.of("from", "body", "headline", "standfirst", "byline", "drop", "kinds", "published", "modified");
    private static final Set<String> TIME_KEYS = Set.of("select", "attribute", "format", "zone", "language");
    private static final String SELECTOR = "a CSS selector in quotation marks, for instance \"div.story\"";

    private final RuleFile.Entries faults;
    private final ConfigObject entry;

    RuleEntry(RuleFile.Entries faults, ConfigObject entry) {
        this.faults = faults;
        this.entry = entry;
    }

    SiteRules.Entry read() {
        faults.known(entry, KEYS);
        return new SiteRules.Entry(
                from(),
                new PageRules(
                        selector(entry, "body"),
                        selector(entry, "headline"),
                        selector(entry, "standfirst"),
                        selector(entry, "byline"),
                        drop(),
                        kinds(),
                        time("published"),
                        time("modified")));
    }

    /// Without it, an entry counts from the beginning.
    private LocalDate from() {
        var written = text(entry, "from", "a day, for instance 2026-11-01");
        try {
            return written.map(LocalDate::parse).orElse(LocalDate.EPOCH);
        } catch (DateTimeException e) {
            wrong("from", value(entry, "from"), "a day, for instance 2026-11-01");
            return LocalDate.EPOCH;
        }
    }

    private Optional<Selector> selector(ConfigObject object, String key) {
        return text(object, key, SELECTOR).flatMap(written -> selector(key, value(object, key), written));
    }

    private Optional<Selector> selector(String key, ConfigValue where, String written) {
        return switch (Selector.parse(written)) {
            case Selector.Parsed.Good(var selector) -> Optional.of(selector);
            case Selector.Parsed.Bad(int position, var why) -> {
                faults.fault(
                        where,
                        "%s is %s; at character %d: %s"
                                .formatted(key, RuleFile.Entries.shown(where), position + 1, why));
                yield Optional.empty();
            }
        };
    }

    private List<Selector> drop() {
        var value = entry.get("drop");
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ConfigList list) || list.size() > PageRules.MOST) {
            wrong("drop", value, "a list of at most %d selectors: [\".promo\", \"aside\"]".formatted(PageRules.MOST));
            return List.of();
        }
        var selectors = new ArrayList<Selector>();
        for (var item : list) {
            if (item.valueType() == ConfigValueType.STRING) {
                selector("drop", item, String.valueOf(item.unwrapped())).ifPresent(selectors::add);
            } else {
                wrong("drop", item, SELECTOR);
            }
        }
        return selectors;
    }

    private List<PageRules.KindRule> kinds() {
        var value = entry.get("kinds");
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ConfigObject object) || object.size() > PageRules.MOST) {
            wrong("kinds", value, "at most %d kinds: { \"p.note\" = note }".formatted(PageRules.MOST));
            return List.of();
        }
        var rules = new ArrayList<PageRules.KindRule>();
        object.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, ConfigValue>>comparingInt(
                                e -> e.getValue().origin().lineNumber())
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> kind(e.getKey(), e.getValue()).ifPresent(rules::add));
        return rules;
    }

    private Optional<PageRules.KindRule> kind(String selector, ConfigValue value) {
        if (value.valueType() == ConfigValueType.OBJECT) {
            faults.fault(
                    value, "kinds: “%s” stands without quotation marks: { \"p.note\" = note }".formatted(selector));
            return Optional.empty();
        }
        var kind = Arrays.stream(PageRules.Kind.values())
                .filter(k -> word(k).equals(String.valueOf(value.unwrapped())))
                .findFirst();
        if (kind.isEmpty()) {
            var words =
                    Arrays.stream(PageRules.Kind.values()).map(RuleEntry::word).collect(Collectors.joining(", "));
            wrong("kinds: " + selector, value, "one of " + words);
        }
        return kind.flatMap(k -> selector("kinds", value, selector).map(s -> new PageRules.KindRule(s, k)));
    }

    private static String word(PageRules.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<TimeRule> time(String key) {
        var value = entry.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof ConfigObject object)) {
            wrong(key, value, "{ select = \"time.published\", attribute = datetime }");
            return Optional.empty();
        }
        faults.known(object, TIME_KEYS);
        if (!object.containsKey("select")) {
            faults.fault(value, key + " lacks select, the selector of the element that states the time");
        }
        var zone = zone(object);
        var language =
                text(object, "language", "a language tag, for instance nb").orElse("en");
        var attribute = text(object, "attribute", "the name of an attribute").orElse("");
        var format = text(object, "format", "a pattern, for instance \"dd.MM.uuuu HH:mm\"")
                .orElse("");
        return selector(object, "select")
                .flatMap(s -> time(object, new Stated(s, attribute, format, zone, Locale.forLanguageTag(language))));
    }

    /// A time rule whose format nobody has tried yet.
    private record Stated(Selector selector, String attribute, String format, ZoneId zone, Locale language) {}

    private Optional<TimeRule> time(ConfigObject object, Stated stated) {
        try {
            return Optional.of(new TimeRule(
                    stated.selector(), stated.attribute(), stated.format(), stated.zone(), stated.language()));
        } catch (IllegalArgumentException e) {
            wrong(
                    "format",
                    value(object, "format"),
                    "a pattern that says day, month and year, for instance \"dd.MM.uuuu HH:mm\" (%s)"
                            .formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private ZoneId zone(ConfigObject object) {
        var written = text(object, "zone", "a time zone, for instance Europe/Oslo or +02:00");
        try {
            return written.<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            wrong("zone", value(object, "zone"), "a time zone, for instance Europe/Oslo or +02:00");
            return ZoneOffset.UTC;
        }
    }

    /// The words of a key; empty when it is absent, or told to be wrong.
    private Optional<String> text(ConfigObject object, String key, String allowed) {
        var value = object.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> Optional.of(String.valueOf(value.unwrapped()));
            case LIST, OBJECT, NULL -> {
                wrong(key, value, allowed);
                yield Optional.empty();
            }
        };
    }

    private static ConfigValue value(ConfigObject object, String key) {
        var value = object.get(key);
        return value == null ? object : value;
    }

    private void wrong(String key, ConfigValue value, String allowed) {
        faults.fault(value, "%s is %s, but must be %s".formatted(key, RuleFile.Entries.shown(value), allowed));
    }
}
