// SPDX-License-Identifier: Apache-2.0
package stet.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stet.model.Change;

/// Reads one line of a search. What has a known word before a colon is a field; everything else is words.
final class QueryReader {
    /// In UTF-16 units, and in phrases.
    static final int LONGEST = 500;

    static final int MOST = 24;

    /// Perhaps a minus, perhaps a field, then a phrase in quotation marks or a run without spaces.
    private static final Pattern PART =
            Pattern.compile("(-?)(?:([\\p{L}]+):)?(?:[\"“”„«»]([^\"“”„«»]*)(?:[\"“”„«»](\\*?)|$)|(\\S+))");

    private static final Set<String> NARROWING = Set.of("outlet", "lang", "language", "kind", "after", "before");

    private final String line;
    private final List<Query.Wanted> wanted = new ArrayList<>();
    private final List<Query.Wanted> unwanted = new ArrayList<>();
    private String outlet = "";
    private String language = "";
    private Optional<Change.Kind> kind = Optional.empty();
    private Optional<LocalDate> after = Optional.empty();
    private Optional<LocalDate> before = Optional.empty();
    private Optional<Query.Read> wrong = Optional.empty();

    QueryReader(String line) {
        this.line = line.strip();
    }

    Query.Read read() {
        if (line.length() > LONGEST) {
            return new Query.Read.TooLong(LONGEST);
        }
        var parts = PART.matcher(line);
        while (parts.find() && wrong.isEmpty()) {
            part(parts);
        }
        if (wanted.size() + unwanted.size() > MOST) {
            return new Query.Read.TooLong(LONGEST);
        }
        return wrong.orElseGet(
                () -> new Query.Read.Good(new Query(line, wanted, unwanted, outlet, language, kind, after, before)));
    }

    private void part(Matcher part) {
        boolean without = !part.group(1).isEmpty();
        var field = Optional.ofNullable(part.group(2))
                .map(f -> f.toLowerCase(Locale.ROOT))
                .orElse("");
        boolean quoted = part.group(3) != null;
        var value = quoted ? part.group(3) : part.group(5);
        var place = Arrays.stream(Place.values())
                .filter(p -> p.word().equals(field))
                .findFirst();
        if (place.isPresent()) {
            boolean open = quoted ? "*".equals(part.group(4)) : value.endsWith("*");
            words(place.get(), value, open, without);
        } else if (without && NARROWING.contains(field)) {
            wrong = Optional.of(new Query.Read.Wrong("-" + field, value));
        } else if (!narrows(field, value.strip().toLowerCase(Locale.ROOT))) {
            words(Place.ANYWHERE, field + ":" + value, value.endsWith("*"), without); // 12:30 is no field
        }
    }

    private void words(Place place, String value, boolean open, boolean without) {
        var terms = Terms.of(value).stream().map(Term::folded).toList();
        if (!terms.isEmpty()) {
            (without ? unwanted : wanted).add(new Query.Wanted(place, new Phrase(terms, open)));
        }
    }

    /// Whether the field is one of those that narrow a search.
    private boolean narrows(String field, String value) {
        switch (field) {
            case "outlet" -> outlet = value;
            case "lang", "language" -> language(field, value);
            case "kind" -> kind(field, value);
            case "after" -> after = date(field, value);
            case "before" -> before = date(field, value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void language(String field, String value) {
        if (value.matches("[a-z]{2,3}")) {
            language = value;
        } else {
            wrong = Optional.of(new Query.Read.Wrong(field, value));
        }
    }

    private void kind(String field, String value) {
        var name = value.toUpperCase(Locale.ROOT).replace('-', '_');
        kind = Arrays.stream(Change.Kind.values())
                .filter(k -> k.name().equals(name))
                .findFirst();
        if (kind.isEmpty()) {
            wrong = Optional.of(new Query.Read.Wrong(field, value));
        }
    }

    private Optional<LocalDate> date(String field, String value) {
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException e) {
            wrong = Optional.of(new Query.Read.Wrong(field, value));
            return Optional.empty();
        }
    }
}
