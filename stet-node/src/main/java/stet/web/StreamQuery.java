// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stet.model.Change;
import stet.model.OutletId;
import stet.model.Significance;
import stet.store.Filter;

/// A view of the stream of changes, as it stands in an address: `?outlet=&kind=&level=&since=&lang=&before=`.
/// Parameters that say nothing are left out, so each view has one address.
///
/// @param language a primary language subtag, or empty for all
/// @param before a cursor, or empty for the newest
record StreamQuery(
        Optional<OutletId> outlet,
        Optional<Change.Kind> kind,
        Significance level,
        Since since,
        String language,
        String before) {
    static final StreamQuery ALL =
            new StreamQuery(Optional.empty(), Optional.empty(), Significance.MINOR, new Since.Always(), "", "");

    private static final Pattern CURSOR = Pattern.compile("\\d{1,15}-[0-9a-z]{6,13}-([1-9]\\d{0,8}|[A-Z_]{1,30})");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}");

    /// What was asked, or the first parameter that cannot be understood.
    sealed interface Reading {
        record Good(StreamQuery query) implements Reading {}

        record Wrong(String parameter, String value) implements Reading {}
    }

    static Reading read(Asked asked) {
        var outlet = outlet(asked.query("outlet"));
        var kind = named(Change.Kind.values(), asked.query("kind"));
        var level = named(Significance.values(), asked.query("level"));
        var since = Since.parse(asked.query("since"));
        var language = asked.query("lang").toLowerCase(Locale.ROOT);
        var before = asked.query("before");
        if (outlet.isEmpty() && !asked.query("outlet").isEmpty()) {
            return new Reading.Wrong("outlet", asked.query("outlet"));
        }
        if (kind.isEmpty() && !asked.query("kind").isEmpty()) {
            return new Reading.Wrong("kind", asked.query("kind"));
        }
        if (level.isEmpty() && !asked.query("level").isEmpty()) {
            return new Reading.Wrong("level", asked.query("level"));
        }
        if (since.isEmpty()) {
            return new Reading.Wrong("since", asked.query("since"));
        }
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
            return new Reading.Wrong("lang", language);
        }
        return before.isEmpty() || CURSOR.matcher(before).matches()
                ? new Reading.Good(
                        new StreamQuery(outlet, kind, level.orElse(Significance.MINOR), since.get(), language, before))
                : new Reading.Wrong("before", before);
    }

    private static Optional<OutletId> outlet(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(new OutletId(text));
        } catch (IllegalArgumentException e) { // not a short name: the reader is told
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String text) {
        return Arrays.stream(all).filter(e -> token(e).equals(text)).findFirst();
    }

    /// How one of the model's cases is written in an address: `text-added`.
    static String token(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Filter filter(Instant now) {
        return new Filter(outlet, kind, level, since.from(now), language);
    }

    boolean filtered() {
        return !withBefore("").equals(ALL);
    }

    StreamQuery withOutlet(Optional<OutletId> other) {
        return new StreamQuery(other, kind, level, since, language, before);
    }

    StreamQuery withKind(Optional<Change.Kind> other) {
        return new StreamQuery(outlet, other, level, since, language, before);
    }

    StreamQuery withLevel(Significance other) {
        return new StreamQuery(outlet, kind, other, since, language, before);
    }

    StreamQuery withSince(Since other) {
        return new StreamQuery(outlet, kind, level, other, language, before);
    }

    StreamQuery withLanguage(String other) {
        return new StreamQuery(outlet, kind, level, since, other, before);
    }

    StreamQuery withBefore(String cursor) {
        return new StreamQuery(outlet, kind, level, since, language, cursor);
    }

    /// The query with its question mark; empty when everything is shown.
    String text() {
        var said = new LinkedHashMap<String, String>();
        outlet.ifPresent(o -> said.put("outlet", o.text()));
        kind.ifPresent(k -> said.put("kind", token(k)));
        said.put("level", level == Significance.MINOR ? "" : token(level));
        said.put("since", since.text());
        said.put("lang", language);
        said.put("before", before);
        said.values().removeIf(String::isEmpty);
        return said.isEmpty()
                ? ""
                : said.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
