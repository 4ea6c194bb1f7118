// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Target.DUE;
import static stet.store.Tables.Target.NR;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import stet.model.ArticleId;
import stet.model.Capture;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Standing;
import stet.model.Target;

/// One outcome being written, within one transaction.
final class Recording {
    private final DSLContext sql;
    private final Outcome outcome;
    private final Optional<Prepared> found;
    private final Duration apart;

    /// @param found the new version, if there is one
    /// @param apart how far from the site's other looks the next one is planned
    Recording(DSLContext sql, Outcome outcome, Optional<Prepared> found, Duration apart) {
        this.sql = sql;
        this.outcome = outcome;
        this.found = found;
        this.apart = apart;
    }

    /// @return false when the target's due time is no longer the one that was read: then nothing is written
    boolean write(List<Ledger.Kept> kept) {
        var row = find();
        if (row.isEmpty()
                || !Times.at(row.get().get(DUE))
                        .equals(Optional.of(outcome.watched().due()))) {
            return false;
        }
        // An article of an outlet that is paused may be looked at all the same, when a person asks for it.
        boolean watched = Standing.valueOf(row.get().get(Tables.Outlet.STANDING)) == Standing.WATCHED;
        if (Captures.anyGivenUp(sql, kept)) {
            return false; // the bytes that a record refers to went meanwhile: the look is taken again
        }
        long nr = row.get().get(NR);
        look(nr);
        var capture = captures(nr, kept);
        schedule(nr, watched, outcome.nextDue().map(at -> Frontier.free(sql, row.get(), at, apart)));
        if (outcome.watched().target() instanceof Target.Article) {
            condition(nr);
            addresses(nr);
            Timings.write(sql, nr, outcome.timed().pulse());
        }
        Timings.settle(sql, outcome.watched().target().outlet().text(), outcome.timed(), outcome.at());
        outcome.reread().ifPresent(now -> new Readings(sql, ArticleId.of(nr), nr).add(now, outcome.at()));
        switch (outcome.finding()) {
            case Finding.Listed listed -> {
                Scopes.remember(sql, nr, listed, outcome.at());
                new Listing(sql, nr, outcome).write(listed.sightings(), listed.seeds());
            }
            case Finding.FirstSeen _ -> telling(nr, capture).first(found.orElseThrow());
            case Finding.FirstRead _ -> telling(nr, capture).read(found.orElseThrow());
            case Finding.Revised _ -> telling(nr, capture).revised(found.orElseThrow());
            case Finding.Unchanged() -> stillSeen(nr);
            case Finding.NoAnswer() -> {}
            case Finding.Alias alias -> alias(nr, watched, alias);
        }
        if (!(outcome.finding() instanceof Finding.Alias)) {
            outcome.events().forEach(event -> event(nr, event));
        }
        if (outcome.watched().target() instanceof Target.Article) {
            Scopes.learn(sql, outcome);
        }
        Tallies.count(sql, outcome);
        outcome.lesson()
                .ifPresent(lesson ->
                        Memories.learn(sql, outcome.watched().target().outlet().text(), lesson));
        return true;
    }

    private Optional<Record> find() {
        return sql.select(Tables.all(Tables.Target.ALL, List.of(Tables.Outlet.STANDING)))
                .from(Tables.Target.TABLE)
                .join(Tables.Outlet.TABLE)
                .on(Tables.Outlet.ID.eq(Tables.Target.OUTLET))
                .where(Rows.is(outcome.watched().target()))
                .fetchOptional()
                .map(row -> row);
    }

    private Telling telling(long nr, @Nullable Long capture) {
        if (capture == null) {
            throw new IllegalStateException("a version needs a kept capture");
        }
        return new Telling(sql, nr, outcome.watched().target().outlet(), capture, Optional.of(outcome.at()));
    }

    private void look(long nr) {
        var evidence = outcome.evidence().stream().findFirst();
        sql.insertInto(Tables.Look.TABLE)
                .set(Tables.Look.TARGET, nr)
                .set(Tables.Look.AT, outcome.at().toEpochMilli())
                .set(
                        Tables.Look.TOOK,
                        evidence.map(Capture::took).orElse(Duration.ZERO).toMillis())
                .set(Tables.Look.ANSWER, outcome.answer().name())
                .set(Tables.Look.STATUS, evidence.map(Capture::status).orElse(null))
                .set(Tables.Look.DETAIL, outcome.detail())
                .set(Tables.Look.DUE, outcome.watched().due().toEpochMilli())
                .execute();
    }

    /// @return the first page's; null when none was kept
    private @Nullable Long captures(long nr, List<Ledger.Kept> kept) {
        Long first = null;
        for (int page = 0; page < kept.size(); page++) {
            long one = capture(nr, outcome.evidence().get(page), kept.get(page), first);
            first = first == null ? one : first;
        }
        return first;
    }

    /// @param first the capture of the article's first page; null when it is this
    private long capture(long nr, Capture capture, Ledger.Kept kept, @Nullable Long first) {
        return sql.insertInto(Tables.Capture.TABLE)
                .set(Tables.Capture.TARGET, nr)
                .set(Tables.Capture.AT, capture.at().toEpochMilli())
                .set(Tables.Capture.ADDRESS, capture.address().text())
                .set(Tables.Capture.STATUS, capture.status())
                .set(Tables.Capture.BYTES, capture.body().size())
                .set(Tables.Capture.PAYLOAD, capture.content().digest().hex())
                .set(Tables.Capture.BODY, capture.body().digest().hex())
                .set(Tables.Capture.FILE, kept.file())
                .set(Tables.Capture.POSITION, kept.position())
                .set(Tables.Capture.LENGTH, kept.length())
                .set(Tables.Capture.PART_OF, first)
                .set(Tables.Capture.SAME_AS, kept.sameAs().orElse(null))
                .returningResult(Tables.Capture.NR)
                .fetchSingle()
                .value1();
    }

    private void schedule(long nr, boolean watched, Optional<Instant> due) {
        var looks = outcome.looks();
        var update = sql.update(Tables.Target.TABLE)
                .set(Tables.Target.ADDRESS, outcome.address().text())
                .set(DUE, Times.millis(due))
                .set(Tables.Target.ENDED, outcome.ended())
                .set(Tables.Target.LAST_LOOK, Times.millis(looks.lastLook()))
                .set(Tables.Target.LAST_CHANGE, Times.millis(looks.lastChange()))
                .set(Tables.Target.WAIT, looks.interval().toMillis())
                .set(Tables.Target.UNCHANGED, looks.unchanged())
                .set(Tables.Target.NOT_MODIFIED, looks.notModified())
                .set(Tables.Target.FAILURES, looks.failures())
                .set(Tables.Target.MISSING, looks.missing())
                .set(Tables.Target.MISSING_SINCE, Times.millis(looks.missingSince()))
                .set(Tables.Target.BARRED, looks.barred())
                .set(Tables.Target.STRAYED, looks.strayed() ? 1 : 0)
                .set(Tables.Target.ETAG, outcome.validators().etag().orElse(null))
                .set(
                        Tables.Target.LAST_MODIFIED,
                        outcome.validators().lastModified().orElse(null))
                .set(Tables.Target.LINKS, outcome.links().map(d -> d.hex()).orElse(null))
                .set(Tables.Target.ANSWER, outcome.answer().name())
                .set(Tables.Target.DETAIL, outcome.detail())
                .set(Tables.Target.LOOKS, Tables.Target.LOOKS.plus(1));
        if (!watched) {
            update = update.set(Tables.Target.HELD, Times.millis(due)).setNull(DUE);
        }
        if (outcome.answer().isUsable()) {
            update = update.set(Tables.Target.LAST_SUCCESS, outcome.at().toEpochMilli());
        }
        update.where(NR.eq(nr)).execute();
        if (outcome.answer().isUsable() && found.isEmpty()) { // else with the figures of what was found
            sql.update(Tables.Outlet.TABLE)
                    .set(Tables.Outlet.LAST_SUCCESS, outcome.at().toEpochMilli())
                    .where(Tables.Outlet.ID.eq(
                            outcome.watched().target().outlet().text()))
                    .execute();
        }
    }

    private void condition(long nr) {
        var watched = outcome.watched();
        if (outcome.condition() != watched.condition() || watched.suspect().isPresent()) {
            sql.update(Tables.Article.TABLE)
                    .set(Tables.Article.CONDITION, outcome.condition().name())
                    .setNull(Tables.Article.SUSPECT)
                    .where(Tables.Article.NR.eq(nr))
                    .execute();
        }
    }

    /// An address that belongs to another article stays there. But where this article was read just now, and
    /// nothing was ever read for that other one, whoever listed it meant this article.
    private void addresses(long nr) {
        var known = Set.copyOf(outcome.watched().addresses());
        if (known.contains(outcome.address()) && known.containsAll(outcome.addresses())) {
            return;
        }
        sql.select(Tables.Address.ARTICLE)
                .from(Tables.Address.TABLE)
                .join(Tables.Article.TABLE)
                .on(Tables.Article.NR.eq(Tables.Address.ARTICLE))
                .where(Tables.Address.ADDRESS_.eq(outcome.address().text()))
                .and(Tables.Address.ARTICLE.ne(nr))
                .and(Tables.Article.VERSIONS.eq(0))
                .fetchOptional(Tables.Address.ARTICLE)
                .ifPresent(unread -> takeOver(unread, nr));
        outcome.addresses().forEach(address -> Roster.address(sql, address, nr, outcome.at()));
    }

    private void takeOver(long unread, long nr) {
        giveTo(unread, nr);
        sql.update(Tables.Target.TABLE)
                .setNull(DUE)
                .set(Tables.Target.ENDED, "it is another address of article " + ArticleId.of(nr))
                .where(NR.eq(unread))
                .execute();
    }

    /// The addresses and guids of one article become another's.
    private void giveTo(long from, long to) {
        sql.update(Tables.Address.TABLE)
                .set(Tables.Address.ARTICLE, to)
                .where(Tables.Address.ARTICLE.eq(from))
                .execute();
        sql.update(Tables.Guid.TABLE)
                .set(Tables.Guid.ARTICLE, to)
                .where(Tables.Guid.ARTICLE.eq(from))
                .execute();
    }

    private void stillSeen(long nr) {
        sql.update(Tables.Version.TABLE)
                .set(Tables.Version.SEEN_UNTIL, outcome.at().toEpochMilli())
                .where(Tables.Version.at(
                        nr, outcome.watched().latest().map(v -> v.number()).orElse(0)))
                .execute();
    }

    /// The target's addresses and guids become the other article's, which is looked at again at once.
    private void alias(long nr, boolean watched, Finding.Alias alias) {
        long of = sql.select(Tables.Article.NR)
                .from(Tables.Article.TABLE)
                .where(Rows.is(alias.of().id()))
                .fetchSingle()
                .value1();
        giveTo(nr, of);
        var update = sql.update(Tables.Target.TABLE)
                .set(watched ? DUE : Tables.Target.HELD, outcome.at().toEpochMilli())
                .set(Tables.Target.ENDED, "");
        if (alias.moved()) {
            update = update.set(
                    Tables.Target.ADDRESS, outcome.watched().target().address().text());
        }
        update.where(NR.eq(of)).execute();
        Timings.owe(sql, of);
        outcome.events().stream()
                .filter(event -> event.kind() != Event.Kind.ENDED)
                .forEach(event -> event(of, event));
    }

    private void event(long nr, Event event) {
        var article = sql.select(Tables.Article.OUTLET, Tables.Article.LANGUAGE, Tables.Article.VERSIONS)
                .from(Tables.Article.TABLE)
                .where(Tables.Article.NR.eq(nr))
                .fetchOptional();
        if (article.isEmpty() || article.get().value3() == 0) {
            return; // a page that was never an article to us has no life to tell of
        }
        var outlet = article.get().value1();
        var language = Telling.primary(article.get().value2());
        int significance = event.kind().significance().level();
        long written = sql.insertInto(Tables.Event.TABLE)
                .set(Tables.Event.ARTICLE, nr)
                .set(Tables.Event.OUTLET, outlet)
                .set(Tables.Event.LANGUAGE, language)
                .set(Tables.Event.KIND, event.kind().name())
                .set(Tables.Event.SIGNIFICANCE, significance)
                .set(Tables.Event.AT, event.at().toEpochMilli())
                .set(Tables.Event.DETAIL, event.detail())
                .returningResult(Tables.Event.NR)
                .fetchSingle()
                .value1();
        long at = event.at().toEpochMilli();
        Places.add(sql, new Places.Change(nr, null, written, at, outlet, language, significance, ""));
    }
}
