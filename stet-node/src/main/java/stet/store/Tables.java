// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The tables and their columns by name and type, as the migrations make them; a test holds the two together.
final class Tables {
    private Tables() {}

    static final class Outlet {
        static final Table<Record> TABLE = table(name("outlet"));
        static final Field<String> ID = column("outlet", "id", String.class);
        static final Field<String> NAME = column("outlet", "name", String.class);
        static final Field<String> HOME = column("outlet", "home", String.class);
        static final Field<String> LANGUAGE = column("outlet", "language", String.class);
        static final Field<Long> ADDED = column("outlet", "added", Long.class);
        static final Field<String> INCLUDE = column("outlet", "include", String.class);
        static final Field<String> EXCLUDE = column("outlet", "exclude", String.class);
        static final Field<Long> BACK = column("outlet", "back", Long.class);
        static final Field<String> STANDING = column("outlet", "standing", String.class);
        static final Field<Long> STANDING_SINCE = column("outlet", "standing_since", Long.class);
        static final Field<Integer> ARTICLES = column("outlet", "articles", Integer.class);
        static final Field<Integer> CHANGED = column("outlet", "changed", Integer.class);
        static final Field<Integer> VERSIONS = column("outlet", "versions", Integer.class);
        static final Field<Long> LAST_SUCCESS = column("outlet", "last_success", Long.class);

        static final List<Field<?>> ALL = List.of(
                ID,
                NAME,
                HOME,
                LANGUAGE,
                ADDED,
                INCLUDE,
                EXCLUDE,
                BACK,
                STANDING,
                STANDING_SINCE,
                ARTICLES,
                CHANGED,
                VERSIONS,
                LAST_SUCCESS);

        private Outlet() {}
    }

    static final class Target {
        static final Table<Record> TABLE = table(name("target"));
        static final Field<Long> NR = column("target", "nr", Long.class);
        static final Field<String> KIND = column("target", "kind", String.class);
        static final Field<String> OUTLET = column("target", "outlet", String.class);
        static final Field<String> SITE = column("target", "site", String.class);
        static final Field<String> ADDRESS = column("target", "address", String.class);
        static final Field<Long> DUE = column("target", "due", Long.class);
        static final Field<String> ENDED = column("target", "ended", String.class);
        static final Field<Long> FIRST_SEEN = column("target", "first_seen", Long.class);
        static final Field<Long> LAST_LOOK = column("target", "last_look", Long.class);
        static final Field<Long> LAST_SUCCESS = column("target", "last_success", Long.class);
        static final Field<Long> LAST_CHANGE = column("target", "last_change", Long.class);
        static final Field<Long> WAIT = column("target", "wait", Long.class);
        static final Field<Integer> UNCHANGED = column("target", "unchanged", Integer.class);
        static final Field<Integer> NOT_MODIFIED = column("target", "not_modified", Integer.class);
        static final Field<Integer> FAILURES = column("target", "failures", Integer.class);
        static final Field<Integer> MISSING = column("target", "missing", Integer.class);
        static final Field<Long> MISSING_SINCE = column("target", "missing_since", Long.class);
        static final Field<Integer> BARRED = column("target", "barred", Integer.class);
        static final Field<Integer> STRAYED = column("target", "strayed", Integer.class);
        static final Field<String> ETAG = column("target", "etag", String.class);
        static final Field<String> LAST_MODIFIED = column("target", "last_modified", String.class);
        static final Field<String> LINKS = column("target", "links", String.class);
        static final Field<String> ANSWER = column("target", "answer", String.class);
        static final Field<String> DETAIL = column("target", "detail", String.class);
        static final Field<Integer> LOOKS = column("target", "looks", Integer.class);
        static final Field<Long> HELD = column("target", "held", Long.class);
        static final Field<Long> PACE = column("target", "pace", Long.class);

        static final List<Field<?>> ALL = List.of(
                NR,
                KIND,
                OUTLET,
                SITE,
                ADDRESS,
                DUE,
                ENDED,
                FIRST_SEEN,
                LAST_LOOK,
                LAST_SUCCESS,
                LAST_CHANGE,
                WAIT,
                UNCHANGED,
                NOT_MODIFIED,
                FAILURES,
                MISSING,
                MISSING_SINCE,
                BARRED,
                STRAYED,
                ETAG,
                LAST_MODIFIED,
                LINKS,
                ANSWER,
                DETAIL,
                LOOKS,
                HELD,
                PACE);

        private Target() {}
    }

    static final class Article {
        static final Table<Record> TABLE = table(name("article"));
        static final Field<Long> NR = column("article", "nr", Long.class);
        static final Field<String> ID = column("article", "id", String.class);
        static final Field<String> OUTLET = column("article", "outlet", String.class);
        static final Field<String> CONDITION = column("article", "condition", String.class);
        static final Field<Long> PUBLISHED = column("article", "published", Long.class);
        static final Field<String> SECTION = column("article", "section", String.class);
        static final Field<String> LANGUAGE = column("article", "language", String.class);
        static final Field<String> HEADLINE = column("article", "headline", String.class);
        static final Field<String> OPENING = column("article", "opening", String.class);
        static final Field<Integer> VERSIONS = column("article", "versions", Integer.class);
        static final Field<Long> SUSPECT = column("article", "suspect", Long.class);
        static final Field<Long> FIRST_SEEN = column("article", "first_seen", Long.class);

        static final List<Field<?>> ALL = List.of(
                NR,
                ID,
                OUTLET,
                CONDITION,
                PUBLISHED,
                SECTION,
                LANGUAGE,
                HEADLINE,
                OPENING,
                VERSIONS,
                SUSPECT,
                FIRST_SEEN);

        private Article() {}
    }

    static final class Address {
        static final Table<Record> TABLE = table(name("address"));
        static final Field<String> ADDRESS_ = column("address", "address", String.class);
        static final Field<Long> ARTICLE = column("address", "article", Long.class);
        static final Field<Long> ADDED = column("address", "added", Long.class);

        static final List<Field<?>> ALL = List.of(ADDRESS_, ARTICLE, ADDED);

        private Address() {}
    }

    static final class Guid {
        static final Table<Record> TABLE = table(name("guid"));
        static final Field<Long> SEED = column("guid", "seed", Long.class);
        static final Field<String> GUID = column("guid", "guid", String.class);
        static final Field<Long> ARTICLE = column("guid", "article", Long.class);

        static final List<Field<?>> ALL = List.of(SEED, GUID, ARTICLE);

        private Guid() {}
    }

    static final class Look {
        static final Table<Record> TABLE = table(name("look"));
        static final Field<Long> NR = column("look", "nr", Long.class);
        static final Field<Long> TARGET = column("look", "target", Long.class);
        static final Field<Long> AT = column("look", "at", Long.class);
        static final Field<Long> TOOK = column("look", "took", Long.class);
        static final Field<String> ANSWER = column("look", "answer", String.class);
        static final Field<Integer> STATUS = column("look", "status", Integer.class);
        static final Field<String> DETAIL = column("look", "detail", String.class);
        static final Field<Long> DUE = column("look", "due", Long.class);

        static final List<Field<?>> ALL = List.of(NR, TARGET, AT, TOOK, ANSWER, STATUS, DETAIL, DUE);

        private Look() {}
    }

    static final class Capture {
        static final Table<Record> TABLE = table(name("capture"));
        static final Field<Long> NR = column("capture", "nr", Long.class);
        static final Field<Long> TARGET = column("capture", "target", Long.class);
        static final Field<Long> AT = column("capture", "at", Long.class);
        static final Field<String> ADDRESS = column("capture", "address", String.class);
        static final Field<Integer> STATUS = column("capture", "status", Integer.class);
        static final Field<Integer> BYTES = column("capture", "bytes", Integer.class);
        static final Field<String> PAYLOAD = column("capture", "payload", String.class);
        static final Field<String> BODY = column("capture", "body", String.class);
        static final Field<String> FILE = column("capture", "file", String.class);
        static final Field<Long> POSITION = column("capture", "position", Long.class);
        static final Field<Long> LENGTH = column("capture", "length", Long.class);
        static final Field<Long> PART_OF = column("capture", "part_of", Long.class);
        static final Field<Long> SAME_AS = column("capture", "same_as", Long.class);
        static final Field<Long> DROPPED = column("capture", "dropped", Long.class);

        static final List<Field<?>> ALL = List.of(
                NR, TARGET, AT, ADDRESS, STATUS, BYTES, PAYLOAD, BODY, FILE, POSITION, LENGTH, PART_OF, SAME_AS,
                DROPPED);

        private Capture() {}
    }

    static final class Version {
        static final Table<Record> TABLE = table(name("version"));
        static final Field<Long> NR = column("version", "nr", Long.class);
        static final Field<Long> ARTICLE = column("version", "article", Long.class);
        static final Field<Integer> NUMBER = column("version", "number", Integer.class);
        static final Field<Long> SEEN_FROM = column("version", "seen_from", Long.class);
        static final Field<Long> SEEN_UNTIL = column("version", "seen_until", Long.class);
        static final Field<Long> NOT_BEFORE = column("version", "not_before", Long.class);
        static final Field<String> DIGEST = column("version", "digest", String.class);
        static final Field<String> PAYLOAD = column("version", "payload", String.class);
        static final Field<String> ADDRESS = column("version", "address", String.class);
        static final Field<Integer> EXTRACTOR = column("version", "extractor", Integer.class);
        static final Field<Integer> RETURNS_TO = column("version", "returns_to", Integer.class);
        static final Field<String> HEADLINE = column("version", "headline", String.class);
        static final Field<Integer> WORDS = column("version", "words", Integer.class);
        static final Field<Integer> PARAGRAPHS = column("version", "paragraphs", Integer.class);
        static final Field<Long> CAPTURE = column("version", "capture", Long.class);
        static final Field<Integer> BASE = column("version", "base", Integer.class);
        static final Field<String> CHECKSUM = column("version", "checksum", String.class);
        static final Field<byte[]> STORY = column("version", "story", byte[].class);

        static final List<Field<?>> ALL = List.of(
                NR,
                ARTICLE,
                NUMBER,
                SEEN_FROM,
                SEEN_UNTIL,
                NOT_BEFORE,
                DIGEST,
                PAYLOAD,
                ADDRESS,
                EXTRACTOR,
                RETURNS_TO,
                HEADLINE,
                WORDS,
                PARAGRAPHS,
                CAPTURE,
                BASE,
                CHECKSUM,
                STORY);

        /// Numbers of rows for the versions of one article, which so lie side by side.
        static final long AN_ARTICLE = 1 << 24;

        private Version() {}

        /// The row of a version.
        static long nr(long article, int number) {
            return article * AN_ARTICLE + number;
        }

        /// Of a number that no version can have, none: it would name a row of another article.
        static Condition at(long article, int number) {
            return of(article, number, number);
        }

        /// All versions of an article; by [#NR] in their order.
        static Condition of(long article) {
            return NR.between(nr(article, 0), nr(article + 1, 0) - 1);
        }

        /// Those from one to another.
        static Condition of(long article, int first, int last) {
            return NR.between(nr(article, Math.max(first, 0)), nr(article, Math.min(last, (int) AN_ARTICLE - 1)));
        }

        static Condition of(Field<Long> article) {
            return NR.between(article.mul(AN_ARTICLE), article.mul(AN_ARTICLE).plus(AN_ARTICLE - 1));
        }
    }

    static final class Reading {
        static final Table<Record> TABLE = table(name("reading"));
        static final Field<Long> ARTICLE = column("reading", "article", Long.class);
        static final Field<Integer> NUMBER = column("reading", "number", Integer.class);
        static final Field<Integer> NR = column("reading", "nr", Integer.class);
        static final Field<Long> AT = column("reading", "at", Long.class);
        static final Field<Integer> EXTRACTOR = column("reading", "extractor", Integer.class);
        static final Field<Integer> PRIOR = column("reading", "prior", Integer.class);
        static final Field<String> WAS = column("reading", "was", String.class);
        static final Field<String> CHECKSUM = column("reading", "checksum", String.class);
        static final Field<byte[]> STORY = column("reading", "story", byte[].class);

        static final List<Field<?>> ALL = List.of(ARTICLE, NUMBER, NR, AT, EXTRACTOR, PRIOR, WAS, CHECKSUM, STORY);

        private Reading() {}
    }

    static final class Place {
        static final Table<Record> TABLE = table(name("place"));
        static final Field<Long> NR = column("place", "nr", Long.class);
        static final Field<Long> ARTICLE = column("place", "article", Long.class);
        static final Field<Integer> NUMBER = column("place", "number", Integer.class);
        static final Field<Long> EVENT = column("place", "event", Long.class);
        static final Field<Long> AT = column("place", "at", Long.class);
        static final Field<String> OUTLET = column("place", "outlet", String.class);
        static final Field<String> LANGUAGE = column("place", "language", String.class);
        static final Field<Integer> SIGNIFICANCE = column("place", "significance", Integer.class);
        static final Field<String> KINDS = column("place", "kinds", String.class);

        static final List<Field<?>> ALL =
                List.of(NR, ARTICLE, NUMBER, EVENT, AT, OUTLET, LANGUAGE, SIGNIFICANCE, KINDS);

        private Place() {}
    }

    static final class Census {
        static final Table<Record> TABLE = table(name("census"));
        static final Field<String> OUTLET = column("census", "outlet", String.class);
        static final Field<String> LANGUAGE = column("census", "language", String.class);
        static final Field<Integer> SIGNIFICANCE = column("census", "significance", Integer.class);
        static final Field<String> KINDS = column("census", "kinds", String.class);
        static final Field<Long> MANY = column("census", "many", Long.class);

        static final List<Field<?>> ALL = List.of(OUTLET, LANGUAGE, SIGNIFICANCE, KINDS, MANY);

        private Census() {}
    }

    static final class Unindexed {
        static final Table<Record> TABLE = table(name("unindexed"));
        static final Field<Long> ARTICLE = column("unindexed", "article", Long.class);
        static final Field<Integer> MARK = column("unindexed", "mark", Integer.class);

        static final List<Field<?>> ALL = List.of(ARTICLE, MARK);

        private Unindexed() {}
    }

    static final class Altered {
        static final Table<Record> TABLE = table(name("altered"));
        static final Field<Long> NR = column("altered", "nr", Long.class);
        static final Field<Long> ARTICLE = column("altered", "article", Long.class);
        static final Field<Integer> NUMBER = column("altered", "number", Integer.class);
        static final Field<Integer> COMPARER = column("altered", "comparer", Integer.class);

        static final List<Field<?>> ALL = List.of(NR, ARTICLE, NUMBER, COMPARER);

        private Altered() {}
    }

    static final class Revision {
        static final Table<Record> TABLE = table(name("revision"));
        static final Field<Long> NR = column("revision", "nr", Long.class);
        static final Field<Long> ARTICLE = column("revision", "article", Long.class);
        static final Field<Integer> NUMBER = column("revision", "number", Integer.class);
        static final Field<Integer> PRIOR = column("revision", "prior", Integer.class);
        static final Field<Long> AT = column("revision", "at", Long.class);
        static final Field<Long> NOT_BEFORE = column("revision", "not_before", Long.class);
        static final Field<String> OUTLET = column("revision", "outlet", String.class);
        static final Field<String> LANGUAGE = column("revision", "language", String.class);
        static final Field<Integer> SIGNIFICANCE = column("revision", "significance", Integer.class);
        static final Field<String> KINDS = column("revision", "kinds", String.class);
        static final Field<String> LINE = column("revision", "line", String.class);
        static final Field<Integer> WORDS_ADDED = column("revision", "words_added", Integer.class);
        static final Field<Integer> WORDS_REMOVED = column("revision", "words_removed", Integer.class);
        static final Field<Integer> COMPARER = column("revision", "comparer", Integer.class);
        static final Field<byte[]> BODY = column("revision", "body", byte[].class);

        static final List<Field<?>> ALL = List.of(
                NR,
                ARTICLE,
                NUMBER,
                PRIOR,
                AT,
                NOT_BEFORE,
                OUTLET,
                LANGUAGE,
                SIGNIFICANCE,
                KINDS,
                LINE,
                WORDS_ADDED,
                WORDS_REMOVED,
                COMPARER,
                BODY);

        private Revision() {}
    }

    static final class Event {
        static final Table<Record> TABLE = table(name("event"));
        static final Field<Long> NR = column("event", "nr", Long.class);
        static final Field<Long> ARTICLE = column("event", "article", Long.class);
        static final Field<String> OUTLET = column("event", "outlet", String.class);
        static final Field<String> LANGUAGE = column("event", "language", String.class);
        static final Field<String> KIND = column("event", "kind", String.class);
        static final Field<Integer> SIGNIFICANCE = column("event", "significance", Integer.class);
        static final Field<Long> AT = column("event", "at", Long.class);
        static final Field<String> DETAIL = column("event", "detail", String.class);

        static final List<Field<?>> ALL = List.of(NR, ARTICLE, OUTLET, LANGUAGE, KIND, SIGNIFICANCE, AT, DETAIL);

        private Event() {}
    }

    static final class Memory {
        static final Table<Record> TABLE = table(name("memory"));
        static final Field<String> OUTLET = column("memory", "outlet", String.class);
        static final Field<Integer> EXTRACTOR = column("memory", "extractor", Integer.class);
        static final Field<Integer> LESSONS = column("memory", "lessons", Integer.class);
        static final Field<byte[]> BODY = column("memory", "body", byte[].class);

        static final List<Field<?>> ALL = List.of(OUTLET, EXTRACTOR, LESSONS, BODY);

        private Memory() {}
    }

    static final class Past {
        static final Table<Record> TABLE = table(name("past"));
        static final Field<Long> SEED = column("past", "seed", Long.class);
        static final Field<byte[]> BODY = column("past", "body", byte[].class);

        static final List<Field<?>> ALL = List.of(SEED, BODY);

        private Past() {}
    }

    static final class Shape {
        static final Table<Record> TABLE = table(name("shape"));
        static final Field<String> OUTLET = column("shape", "outlet", String.class);
        static final Field<String> SHAPE = column("shape", "shape", String.class);
        static final Field<Integer> ARTICLES = column("shape", "articles", Integer.class);
        static final Field<Integer> OTHERS = column("shape", "others", Integer.class);
        static final Field<String> EXAMPLE = column("shape", "example", String.class);

        static final List<Field<?>> ALL = List.of(OUTLET, SHAPE, ARTICLES, OTHERS, EXAMPLE);

        private Shape() {}
    }

    static final class Subscription {
        static final Table<Record> TABLE = table(name("subscription"));
        static final Field<Long> SEED = column("subscription", "seed", Long.class);
        static final Field<String> HUB = column("subscription", "hub", String.class);
        static final Field<String> TOPIC = column("subscription", "topic", String.class);
        static final Field<String> STATE = column("subscription", "state", String.class);
        static final Field<String> TOKEN = column("subscription", "token", String.class);
        static final Field<String> SECRET = column("subscription", "secret", String.class);
        static final Field<Long> DUE = column("subscription", "due", Long.class);
        static final Field<Long> ASKED = column("subscription", "asked", Long.class);
        static final Field<Long> UNTIL = column("subscription", "until", Long.class);
        static final Field<Integer> FAILURES = column("subscription", "failures", Integer.class);
        static final Field<Long> PUSHED = column("subscription", "pushed", Long.class);
        static final Field<Integer> PUSHES = column("subscription", "pushes", Integer.class);
        static final Field<String> DETAIL = column("subscription", "detail", String.class);

        static final List<Field<?>> ALL =
                List.of(SEED, HUB, TOPIC, STATE, TOKEN, SECRET, DUE, ASKED, UNTIL, FAILURES, PUSHED, PUSHES, DETAIL);

        private Subscription() {}
    }

    static final class Request {
        static final Table<Record> TABLE = table(name("request"));
        static final Field<Long> NR = column("request", "nr", Long.class);
        static final Field<String> SITE = column("request", "site", String.class);
        static final Field<Long> AT = column("request", "at", Long.class);
        static final Field<String> METHOD = column("request", "method", String.class);
        static final Field<String> ADDRESS = column("request", "address", String.class);
        static final Field<String> REASON = column("request", "reason", String.class);
        static final Field<Integer> STATUS = column("request", "status", Integer.class);
        static final Field<Long> BYTES = column("request", "bytes", Long.class);
        static final Field<Long> TOOK = column("request", "took", Long.class);
        static final Field<String> DETAIL = column("request", "detail", String.class);

        static final List<Field<?>> ALL = List.of(NR, SITE, AT, METHOD, ADDRESS, REASON, STATUS, BYTES, TOOK, DETAIL);

        private Request() {}
    }

    static final class Site {
        static final Table<Record> TABLE = table(name("site"));
        static final Field<String> SITE_ = column("site", "site", String.class);
        static final Field<Long> LAST = column("site", "last", Long.class);
        static final Field<Long> BEGUN = column("site", "begun", Long.class);
        static final Field<Long> ENDED = column("site", "ended", Long.class);
        static final Field<Long> TOOK = column("site", "took", Long.class);
        static final Field<Long> PAUSED_UNTIL = column("site", "paused_until", Long.class);
        static final Field<Integer> REFUSALS = column("site", "refusals", Integer.class);
        static final Field<Integer> PAGES = column("site", "pages", Integer.class);
        static final Field<Integer> SEEDS = column("site", "seeds", Integer.class);
        static final Field<Integer> CHALLENGES = column("site", "challenges", Integer.class);
        static final Field<Long> STOPPED = column("site", "stopped", Long.class);
        static final Field<String> WHY = column("site", "why", String.class);

        static final List<Field<?>> ALL = List.of(
                SITE_, LAST, BEGUN, ENDED, TOOK, PAUSED_UNTIL, REFUSALS, PAGES, SEEDS, CHALLENGES, STOPPED, WHY);

        private Site() {}
    }

    static final class Robots {
        static final Table<Record> TABLE = table(name("robots"));
        static final Field<String> ADDRESS = column("robots", "address", String.class);
        static final Field<Long> READ = column("robots", "read", Long.class);
        static final Field<String> DIGEST = column("robots", "digest", String.class);
        static final Field<byte[]> CONTENT = column("robots", "content", byte[].class);
        static final Field<String> TROUBLE = column("robots", "trouble", String.class);
        static final Field<Long> SINCE = column("robots", "since", Long.class);

        static final List<Field<?>> ALL = List.of(ADDRESS, READ, DIGEST, CONTENT, TROUBLE, SINCE);

        private Robots() {}
    }

    static final class Tally {
        static final Table<Record> TABLE = table(name("tally"));
        static final Field<String> OUTLET = column("tally", "outlet", String.class);
        static final Field<Long> SPAN = column("tally", "span", Long.class);
        static final Field<String> WHAT = column("tally", "what", String.class);
        static final Field<Long> MANY = column("tally", "many", Long.class);

        static final List<Field<?>> ALL = List.of(OUTLET, SPAN, WHAT, MANY);

        private Tally() {}
    }

    static final class Alert {
        static final Table<Record> TABLE = table(name("alert"));
        static final Field<Long> NR = column("alert", "nr", Long.class);
        static final Field<String> OUTLET = column("alert", "outlet", String.class);
        static final Field<String> KIND = column("alert", "kind", String.class);
        static final Field<Long> SINCE = column("alert", "since", Long.class);
        static final Field<String> WHY = column("alert", "why", String.class);
        static final Field<Double> USUAL = column("alert", "usual", Double.class);
        static final Field<Long> CLEARED = column("alert", "cleared", Long.class);

        static final List<Field<?>> ALL = List.of(NR, OUTLET, KIND, SINCE, WHY, USUAL, CLEARED);

        private Alert() {}
    }

    static final class Timing {
        static final Table<Record> TABLE = table(name("timing"));
        static final Field<String> OUTLET = column("timing", "outlet", String.class);
        static final Field<Integer> VERSION = column("timing", "version", Integer.class);
        static final Field<byte[]> TALLIES = column("timing", "tallies", byte[].class);
        static final Field<Double> TOKENS = column("timing", "tokens", Double.class);
        static final Field<Double> BASE = column("timing", "base", Double.class);
        static final Field<Long> AT = column("timing", "at", Long.class);

        static final List<Field<?>> ALL = List.of(OUTLET, VERSION, TALLIES, TOKENS, BASE, AT);

        private Timing() {}
    }

    static final class Budget {
        static final Table<Record> TABLE = table(name("budget"));
        static final Field<String> OUTLET = column("budget", "outlet", String.class);
        static final Field<String> SITE = column("budget", "site", String.class);
        static final Field<Double> PER_HOUR = column("budget", "per_hour", Double.class);
        static final Field<Long> BYTES_PER_DAY = column("budget", "bytes_per_day", Long.class);

        static final List<Field<?>> ALL = List.of(OUTLET, SITE, PER_HOUR, BYTES_PER_DAY);

        private Budget() {}
    }

    static final class Pulse {
        static final Table<Record> TABLE = table(name("pulse"));
        static final Field<Long> ARTICLE = column("pulse", "article", Long.class);
        static final Field<Long> BORN = column("pulse", "born", Long.class);
        static final Field<String> SECTION = column("pulse", "section", String.class);
        static final Field<Integer> LIVE = column("pulse", "live", Integer.class);
        static final Field<Long> SURE = column("pulse", "sure", Long.class);
        static final Field<Double> EDITS = column("pulse", "edits", Double.class);
        static final Field<Double> EXPECTED = column("pulse", "expected", Double.class);
        static final Field<Double> STIR = column("pulse", "stir", Double.class);
        static final Field<Long> FRESH_UNTIL = column("pulse", "fresh_until", Long.class);
        static final Field<Long> FEED = column("pulse", "feed", Long.class);
        static final Field<Long> TITLE = column("pulse", "title", Long.class);
        static final Field<Long> SITEMAP = column("pulse", "sitemap", Long.class);
        static final Field<String> LISTED_TITLE = column("pulse", "listed_title", String.class);
        static final Field<Long> LISTED_BY = column("pulse", "listed_by", Long.class);

        static final List<Field<?>> ALL = List.of(
                ARTICLE,
                BORN,
                SECTION,
                LIVE,
                SURE,
                EDITS,
                EXPECTED,
                STIR,
                FRESH_UNTIL,
                FEED,
                TITLE,
                SITEMAP,
                LISTED_TITLE,
                LISTED_BY);

        private Pulse() {}
    }

    static final class Account {
        static final Table<Record> TABLE = table(name("account"));
        static final Field<Long> NR = column("account", "nr", Long.class);
        static final Field<String> NAME = column("account", "name", String.class);
        static final Field<String> LOGIN = column("account", "login", String.class);
        static final Field<String> ROLE = column("account", "role", String.class);
        static final Field<String> PASSWORD = column("account", "password", String.class);
        static final Field<Long> ADDED = column("account", "added", Long.class);
        static final Field<Long> ENDED = column("account", "ended", Long.class);

        static final List<Field<?>> ALL = List.of(NR, NAME, LOGIN, ROLE, PASSWORD, ADDED, ENDED);

        private Account() {}
    }

    static final class Session {
        static final Table<Record> TABLE = table(name("session"));
        static final Field<String> DIGEST = column("session", "digest", String.class);
        static final Field<Long> ACCOUNT = column("session", "account", Long.class);
        static final Field<Long> BEGUN = column("session", "begun", Long.class);
        static final Field<Long> SEEN = column("session", "seen", Long.class);

        static final List<Field<?>> ALL = List.of(DIGEST, ACCOUNT, BEGUN, SEEN);

        private Session() {}
    }

    static final class Invitation {
        static final Table<Record> TABLE = table(name("invitation"));
        static final Field<String> DIGEST = column("invitation", "digest", String.class);
        static final Field<String> ROLE = column("invitation", "role", String.class);
        static final Field<Long> ACCOUNT = column("invitation", "account", Long.class);
        static final Field<Long> MADE = column("invitation", "made", Long.class);
        static final Field<Long> UNTIL = column("invitation", "until", Long.class);

        static final List<Field<?>> ALL = List.of(DIGEST, ROLE, ACCOUNT, MADE, UNTIL);

        private Invitation() {}
    }

    static final class Token {
        static final Table<Record> TABLE = table(name("token"));
        static final Field<Long> NR = column("token", "nr", Long.class);
        static final Field<Long> ACCOUNT = column("token", "account", Long.class);
        static final Field<String> NAME = column("token", "name", String.class);
        static final Field<String> DIGEST = column("token", "digest", String.class);
        static final Field<String> SCOPE = column("token", "scope", String.class);
        static final Field<Long> MADE = column("token", "made", Long.class);
        static final Field<Long> UNTIL = column("token", "until", Long.class);
        static final Field<Long> SEEN = column("token", "seen", Long.class);
        static final Field<Long> ENDED = column("token", "ended", Long.class);

        static final List<Field<?>> ALL = List.of(NR, ACCOUNT, NAME, DIGEST, SCOPE, MADE, UNTIL, SEEN, ENDED);

        private Token() {}
    }

    static final class Deed {
        static final Table<Record> TABLE = table(name("deed"));
        static final Field<Long> NR = column("deed", "nr", Long.class);
        static final Field<Long> AT = column("deed", "at", Long.class);
        static final Field<String> WHO = column("deed", "who", String.class);
        static final Field<String> KIND = column("deed", "kind", String.class);
        static final Field<String> SUBJECT = column("deed", "subject", String.class);
        static final Field<String> DETAIL = column("deed", "detail", String.class);

        static final List<Field<?>> ALL = List.of(NR, AT, WHO, KIND, SUBJECT, DETAIL);

        private Deed() {}
    }

    static final class Job {
        static final Table<Record> TABLE = table(name("job"));
        static final Field<Long> NR = column("job", "nr", Long.class);
        static final Field<String> KIND = column("job", "kind", String.class);
        static final Field<String> SUBJECT = column("job", "subject", String.class);
        static final Field<String> TERMS = column("job", "terms", String.class);
        static final Field<String> WHO = column("job", "who", String.class);
        static final Field<Long> ASKED = column("job", "asked", Long.class);
        static final Field<String> STATE = column("job", "state", String.class);
        static final Field<Long> BEGUN = column("job", "begun", Long.class);
        static final Field<Long> ENDED = column("job", "ended", Long.class);
        static final Field<String> DOING = column("job", "doing", String.class);
        static final Field<String> RESULT = column("job", "result", String.class);

        static final List<Field<?>> ALL =
                List.of(NR, KIND, SUBJECT, TERMS, WHO, ASKED, STATE, BEGUN, ENDED, DOING, RESULT);

        private Job() {}
    }

    static final class Ruleset {
        static final Table<Record> TABLE = table(name("ruleset"));
        static final Field<Long> NR = column("ruleset", "nr", Long.class);
        static final Field<String> OUTLET = column("ruleset", "outlet", String.class);
        static final Field<Long> AT = column("ruleset", "at", Long.class);
        static final Field<String> WHO = column("ruleset", "who", String.class);
        static final Field<String> WAS = column("ruleset", "was", String.class);
        static final Field<String> TEXT = column("ruleset", "text", String.class);

        static final List<Field<?>> ALL = List.of(NR, OUTLET, AT, WHO, WAS, TEXT);

        private Ruleset() {}
    }

    static final class Clipping {
        static final Table<Record> TABLE = table(name("clipping"));
        static final Field<Long> ARTICLE = column("clipping", "article", Long.class);
        static final Field<Long> KEPT = column("clipping", "kept", Long.class);
        static final Field<String> KEPT_BY = column("clipping", "kept_by", String.class);
        static final Field<String> STATED = column("clipping", "stated", String.class);
        static final Field<Long> AT = column("clipping", "at", Long.class);
        static final Field<String> NOTE = column("clipping", "note", String.class);
        static final Field<String> MEDIA = column("clipping", "media", String.class);
        static final Field<Long> WITNESS = column("clipping", "witness", Long.class);

        static final List<Field<?>> ALL = List.of(ARTICLE, KEPT, KEPT_BY, STATED, AT, NOTE, MEDIA, WITNESS);

        private Clipping() {}
    }

    static final class History {
        static final Table<Record> TABLE = table(name("history"));
        static final Field<Long> ARTICLE = column("history", "article", Long.class);
        static final Field<String> NAME = column("history", "name", String.class);
        static final Field<Long> BESIDE = column("history", "beside", Long.class);

        static final List<Field<?>> ALL = List.of(ARTICLE, NAME, BESIDE);

        private History() {}
    }

    static final class Imported {
        static final Table<Record> TABLE = table(name("imported"));
        static final Field<Long> ARTICLE = column("imported", "article", Long.class);
        static final Field<Integer> NUMBER = column("imported", "number", Integer.class);
        static final Field<String> SOURCE = column("imported", "source", String.class);
        static final Field<String> FILE = column("imported", "file", String.class);
        static final Field<String> RECORD = column("imported", "record", String.class);
        static final Field<Long> TAKEN = column("imported", "taken", Long.class);
        static final Field<String> TAKEN_BY = column("imported", "taken_by", String.class);
        static final Field<Long> READ_AGAIN = column("imported", "read_again", Long.class);
        static final Field<String> EARLIER = column("imported", "earlier", String.class);

        static final List<Field<?>> ALL =
                List.of(ARTICLE, NUMBER, SOURCE, FILE, RECORD, TAKEN, TAKEN_BY, READ_AGAIN, EARLIER);

        private Imported() {}
    }

    static final class Collection {
        static final Table<Record> TABLE = table(name("collection"));
        static final Field<Long> NR = column("collection", "nr", Long.class);
        static final Field<String> SLUG = column("collection", "slug", String.class);
        static final Field<String> TITLE = column("collection", "title", String.class);
        static final Field<String> NOTE = column("collection", "note", String.class);
        static final Field<String> KEEPER = column("collection", "keeper", String.class);
        static final Field<Long> CREATED = column("collection", "created", Long.class);
        static final Field<Long> CHANGED = column("collection", "changed", Long.class);
        static final Field<Integer> REVISION = column("collection", "revision", Integer.class);

        static final List<Field<?>> ALL = List.of(NR, SLUG, TITLE, NOTE, KEEPER, CREATED, CHANGED, REVISION);

        private Collection() {}
    }

    static final class Member {
        static final Table<Record> TABLE = table(name("member"));
        static final Field<Long> COLLECTION = column("member", "collection", Long.class);
        static final Field<Long> ARTICLE = column("member", "article", Long.class);
        static final Field<Integer> PLACE = column("member", "place", Integer.class);
        static final Field<Long> ADDED = column("member", "added", Long.class);
        static final Field<String> ADDED_BY = column("member", "added_by", String.class);

        static final List<Field<?>> ALL = List.of(COLLECTION, ARTICLE, PLACE, ADDED, ADDED_BY);

        private Member() {}
    }

    static final class Followed {
        static final Table<Record> TABLE = table(name("followed"));
        static final Field<Long> COLLECTION = column("followed", "collection", Long.class);
        static final Field<Integer> PLACE = column("followed", "place", Integer.class);
        static final Field<String> WORDS = column("followed", "words", String.class);

        static final List<Field<?>> ALL = List.of(COLLECTION, PLACE, WORDS);

        private Followed() {}
    }

    static final class Pause {
        static final Table<Record> TABLE = table(name("pause"));
        static final Field<Long> NR = column("pause", "nr", Long.class);
        static final Field<Long> SINCE = column("pause", "since", Long.class);
        static final Field<Long> FREE = column("pause", "free", Long.class);
        static final Field<Long> LEAST = column("pause", "least", Long.class);

        static final List<Field<?>> ALL = List.of(NR, SINCE, FREE, LEAST);

        private Pause() {}
    }

    static final class Withheld {
        static final Table<Record> TABLE = table(name("withheld"));
        static final Field<Long> NR = column("withheld", "nr", Long.class);
        static final Field<Long> ARTICLE = column("withheld", "article", Long.class);
        static final Field<Integer> VERSION = column("withheld", "version", Integer.class);
        static final Field<String> PASSAGE = column("withheld", "passage", String.class);
        static final Field<String> GROUND = column("withheld", "ground", String.class);
        static final Field<String> REASON = column("withheld", "reason", String.class);
        static final Field<Long> AT = column("withheld", "at", Long.class);
        static final Field<String> WHO = column("withheld", "who", String.class);
        static final Field<Long> LIFTED = column("withheld", "lifted", Long.class);
        static final Field<String> LIFTED_BY = column("withheld", "lifted_by", String.class);

        static final List<Field<?>> ALL =
                List.of(NR, ARTICLE, VERSION, PASSAGE, GROUND, REASON, AT, WHO, LIFTED, LIFTED_BY);

        private Withheld() {}
    }

    static final class Moving {
        static final Table<Record> TABLE = table(name("moving"));
        static final Field<Long> NR = column("moving", "nr", Long.class);
        static final Field<Long> BEGUN = column("moving", "begun", Long.class);
        static final Field<String> SOURCE = column("moving", "source", String.class);

        static final List<Field<?>> ALL = List.of(NR, BEGUN, SOURCE);

        private Moving() {}
    }

    /// Every column of several tables.
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static List<Field<?>> all(List<Field<?>>... tables) {
        return Arrays.stream(tables).<Field<?>>flatMap(List::stream).toList();
    }

    private static <T> Field<T> column(String table, String column, Class<T> type) {
        return field(name(table, column), Texts.kept(type));
    }
}
