// SPDX-License-Identifier: Apache-2.0
package stet.web;

import com.ibm.icu.text.CaseMap;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stet.compare.Comparison;
import stet.model.By;
import stet.model.Clipping;
import stet.model.Deed;
import stet.model.Job;
import stet.model.Origin;
import stet.model.Revision;
import stet.model.Role;
import stet.model.Withholding;

/// What the pages say, in one reader's language. The sentences are ICU messages in `words_LANGUAGE.properties`; a
/// sentence is always one message, so that a translator may order its parts. Times are in the reader's zone. For many
/// threads.
final class Words {
    /// A sentence cut where a template puts an element of its own: a link, a time, the outlet's words.
    record Around(String before, String after) {}

    /// What Stet noted in its record, with the language it stands in.
    record Note(String text, String lang) {}

    /// Stands for the element while the sentence is made: no message and no blank holds it.
    private static final String ELEMENT = "\ufffc";

    /// A message, parsed once: to parse it, and to find the language's numerals and plurals, takes far longer than to
    /// fill its blanks. A format serves one thread at a time.
    ///
    /// @param alone what it says where it has no blanks
    private record Message(MessageFormat format, Optional<String> alone) {
        static Message of(String pattern, Locale language) {
            var format = new MessageFormat(pattern, ULocale.forLocale(language));
            return new Message(
                    format,
                    format.getArgumentNames().isEmpty() ? Optional.of(format.format(new Object[0])) : Optional.empty());
        }

        String say(Object... blanks) {
            if (alone.isPresent()) {
                return alone.get();
            }
            synchronized (format) {
                return format.format(blanks);
            }
        }
    }

    /// One language's sentences.
    private record Sentences(Locale language, Map<String, String> messages, Map<String, Message> parsed) {
        static Sentences in(Locale language) {
            return new Sentences(
                    language,
                    read("words_%s.properties".formatted(language.toLanguageTag())),
                    new ConcurrentHashMap<>());
        }

        boolean has(String key) {
            return messages.containsKey(key);
        }

        String message(String key) {
            var message = messages.get(key);
            if (message == null) {
                throw new IllegalStateException("no message has the key %s in %s".formatted(key, language));
            }
            return message;
        }

        String say(String key, Object... blanks) {
            return parsed.computeIfAbsent(key, k -> Message.of(message(k), language))
                    .say(blanks);
        }
    }

    private static final Map<Locale, Sentences> ALL =
            Reader.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Sentences::in));
    private static final Notes NOTES = new Notes(Sentences.in(Locale.ENGLISH).messages());
    private static final Map<Reader, Words> SPOKEN = new ConcurrentHashMap<>();

    private static final CaseMap.Title CAPITAL =
            CaseMap.toTitle().wholeString().noBreakAdjustment().noLowercase();

    private static final List<String> UNITS = List.of("bytes", "kib", "mib", "gib", "tib");

    private final Sentences sentences;
    private final ZoneId zone;
    private final DateTimeFormatter moment;
    private final DateTimeFormatter clock;
    private final DateTimeFormatter second;
    private final DateTimeFormatter date;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndMonth;

    private Words(Sentences sentences, ZoneId zone) {
        this.sentences = sentences;
        this.zone = zone;
        this.moment = formatter("time.moment");
        this.clock = formatter("time.clock");
        this.second = formatter("time.second");
        this.date = formatter("time.date");
        this.day = formatter("time.day");
        this.dayAndMonth = formatter("time.dayandmonth");
    }

    static Words english() {
        return of(new Reader(Locale.ENGLISH, Reader.UTC));
    }

    /// @throws IllegalStateException when the site does not speak the reader's language
    static Words of(Reader reader) {
        return SPOKEN.computeIfAbsent(
                reader,
                r -> new Words(
                        Optional.ofNullable(ALL.get(r.language()))
                                .orElseThrow(() -> new IllegalStateException("no words in " + r.language())),
                        r.zone()));
    }

    private static Map<String, String> read(String file) {
        try (var stream = Words.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the program is incomplete: it lacks stet/web/" + file);
            }
            return read(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read stet/web/" + file, e);
        }
    }

    private static Map<String, String> read(InputStreamReader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
        var messages = new ConcurrentHashMap<String, String>();
        properties.forEach((key, value) -> messages.put((String) key, (String) value));
        return Map.copyOf(messages);
    }

    private DateTimeFormatter formatter(String key) {
        return DateTimeFormatter.ofPattern(sentences.message(key), sentences.language())
                .withZone(zone);
    }

    Locale reader() {
        return sentences.language();
    }

    /// The reader's language as a page names it (BCP 47).
    String tag() {
        return reader().toLanguageTag();
    }

    /// Whether lines and notes are shown as they are stored.
    boolean isEnglish() {
        return reader().equals(Locale.ENGLISH);
    }

    ZoneId zone() {
        return zone;
    }

    /// The message with its blanks filled.
    ///
    /// @throws IllegalStateException when no message has this key
    String say(String key, Object... blanks) {
        return sentences.say(key, blanks);
    }

    /// The message around an element, which is its blank {0}.
    ///
    /// @param blanks the other blanks, from {1} on
    Around around(String key, Object... blanks) {
        var said = say(
                key, Stream.concat(Stream.of(ELEMENT), Arrays.stream(blanks)).toArray());
        int at = said.indexOf(ELEMENT);
        if (at < 0) {
            throw new IllegalStateException("the message %s in %s has no place {0}".formatted(key, reader()));
        }
        return new Around(said.substring(0, at), said.substring(at + ELEMENT.length()));
    }

    /// The messages `KEY.1`, `KEY.2` and so on: a text for people to read.
    List<String> paragraphs(String key) {
        return IntStream.iterate(1, n -> sentences.has(key + "." + n), n -> n + 1)
                .mapToObj(n -> say(key + "." + n))
                .toList();
    }

    /// What a revision says in one line: as it was told in English, or made from the same changes in another
    /// language.
    String line(Revision revision) {
        return isEnglish() ? revision.line() : Comparison.of(revision).line(reader());
    }

    /// What Stet noted in English while it watched, in the reader's language when it is one of the usual
    /// notes.
    Note note(String noted) {
        return isEnglish() || noted.isBlank()
                ? new Note(noted, tag())
                : NOTES.find(noted)
                        .map(found -> new Note(say(found.key(), found.blanks().toArray()), tag()))
                        .orElse(new Note(noted, Locale.ENGLISH.toLanguageTag()));
    }

    /// The word for one of the model's cases, for instance `answer.TIMED_OUT`.
    String word(String family, Enum<?> one) {
        return sentences.message(family + "." + one.name());
    }

    /// Whoever did something.
    String who(String who) {
        return who.isEmpty() ? say("who.nobody") : who.equals(By.COMMAND_LINE) ? say("who.commandline") : who;
    }

    /// Why something is not shown, and since when.
    String withheld(Withholding why) {
        var reason = why.reason();
        var since = date(why.by().at());
        return switch (why.extent()) {
            case Withholding.Extent.Whole() -> say("withheld.article." + why.ground(), since, reason);
            case Withholding.Extent.OneVersion(int number) ->
                say("withheld.version." + why.ground(), since, reason, number);
            case Withholding.Extent.Passage _ -> say("withheld.passage." + why.ground(), since, reason);
        };
    }

    /// What else there is to know of a deed.
    String detail(Deed deed) {
        return switch (deed.kind()) {
            case ACCOUNT_MADE, ROLE_SET, INVITED, TOKEN_MADE -> word("role", Role.valueOf(deed.detail()));
            case JOB_ASKED -> word("job", Job.Kind.valueOf(deed.detail()));
            default -> deed.detail();
        };
    }

    String number(long number) {
        return say("number", number);
    }

    /// In the largest unit of which there is at least one: `512 bytes`, `1.5 MiB`.
    String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? say("size.bytes", bytes) : say("size." + UNITS.get(unit), size);
    }

    /// For instance `19 Nov 2026, 07:12 UTC`.
    String moment(Instant at) {
        return moment.format(at);
    }

    /// When a clipping appeared, as its keeper states it: a day, or a moment.
    String stated(Clipping clipping) {
        return clipping.time().isPresent() ? moment(clipping.at()) : date(clipping.day());
    }

    /// How a clipping came here, in a sentence that claims no look of ours.
    String handedIn(Clipping clipping) {
        return say("clipping.lede", moment(clipping.kept()), clipping.by(), stated(clipping));
    }

    /// Where a version comes from that Stet did not see, in a sentence that says whose its times are.
    String imported(Origin origin) {
        return say("imported.lede", origin.source().title(), origin.file(), moment(origin.taken()));
    }

    /// For instance `07:12`.
    String clock(Instant at) {
        return clock.format(at);
    }

    /// To the second, as evidence is stated: `2026-11-19 07:12:04 UTC`.
    String second(Instant at) {
        return second.format(at);
    }

    /// For instance `19 Nov 2026`.
    String date(Instant at) {
        return date.format(at);
    }

    String date(LocalDate day) {
        return date(day.atStartOfDay(zone).toInstant());
    }

    /// For instance `19 Nov`.
    String dayAndMonth(Instant at) {
        return dayAndMonth.format(at);
    }

    /// As a heading, for instance `Thursday 19 November 2026`.
    String day(Instant at) {
        return CAPITAL.apply(reader(), null, day.format(at));
    }

    /// The day as a heading: today, yesterday, or its date.
    String day(LocalDate of, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        if (of.equals(today)) {
            return say("day.today");
        }
        return of.equals(today.minusDays(1))
                ? say("day.yesterday")
                : day(of.atStartOfDay(zone).toInstant());
    }

    /// The two looks between which something happened: `between 10:02 and 10:17`, with dates where the days
    /// differ.
    String between(Instant from, Instant to) {
        boolean sameDay = LocalDate.ofInstant(from, zone).equals(LocalDate.ofInstant(to, zone));
        return sameDay && !clock(from).equals(clock(to))
                ? say("between.clock", clock(from), clock(to))
                : sameDay
                        ? say("between.second", second(from), second(to))
                        : say("between.moment", moment(from), moment(to));
    }

    /// A length of time in its two largest units: `4 hours 49 minutes`.
    String length(Duration length) {
        return length("length", length);
    }

    /// The same in little room: `4 h 49 min`.
    String brief(Duration length) {
        return length("brief", length);
    }

    private String length(String family, Duration length) {
        var whole = length.isNegative() ? Duration.ZERO : length;
        if (whole.toDays() > 0) {
            return two(family, "days", whole.toDays(), "hours", whole.toHoursPart());
        }
        if (whole.toHours() > 0) {
            return two(family, "hours", whole.toHours(), "minutes", whole.toMinutesPart());
        }
        return whole.toMinutes() > 0
                ? say(family + ".minutes", whole.toMinutes())
                : say(family + ".seconds", whole.toSeconds());
    }

    private String two(String family, String large, long many, String small, long few) {
        var first = say(family + "." + large, many);
        return few == 0 ? first : say("length.two", first, say(family + "." + small, few));
    }

    /// The name of the language, in the reader's; the tag itself when nobody knows it; empty for an empty
    /// tag.
    String language(String tag) {
        return tag.isEmpty() ? "" : Locale.forLanguageTag(tag).getDisplayLanguage(reader());
    }
}
