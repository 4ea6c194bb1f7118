// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import stet.model.By;
import stet.model.Deed;
import stet.model.Job;
import stet.model.Job.State;

/// What people asked the watch to do. They ask with a row, and the watch finds it.
public final class Jobs {
    private static final List<String> OPEN = List.of(State.WAITING.name(), State.RUNNING.name());
    private static final int MOST_WAITING = 50;

    private final Database database;

    public Jobs(Database database) {
        this.database = database;
    }

    /// @return the job's number; empty when too many wait already
    public Optional<Long> ask(Job.Kind kind, String subject, String terms, By by) {
        return database.write(sql -> {
            if (sql.fetchCount(Tables.Job.TABLE, Tables.Job.STATE.in(OPEN)) >= MOST_WAITING) {
                return Optional.empty();
            }
            long nr = sql.insertInto(Tables.Job.TABLE)
                    .set(Tables.Job.KIND, kind.name())
                    .set(Tables.Job.SUBJECT, subject)
                    .set(Tables.Job.TERMS, terms)
                    .set(Tables.Job.WHO, by.who())
                    .set(Tables.Job.ASKED, by.at().toEpochMilli())
                    .set(Tables.Job.STATE, State.WAITING.name())
                    .set(Tables.Job.DOING, "")
                    .returningResult(Tables.Job.NR)
                    .fetchSingle()
                    .value1();
            Journal.note(sql, by, Deed.Kind.JOB_ASKED, subject, kind.name());
            return Optional.of(nr);
        });
    }

    public Optional<Job> one(long nr) {
        return database.read(sql -> some(sql, Tables.Job.NR.eq(nr), 1)).stream().findFirst();
    }

    /// The newest, newest first.
    public List<Job> latest(int most) {
        return database.read(sql -> some(sql, Tables.Job.NR.isNotNull(), most));
    }

    private static List<Job> some(DSLContext sql, Condition which, int most) {
        return sql.select(Tables.Job.ALL)
                .from(Tables.Job.TABLE)
                .where(which)
                .orderBy(Tables.Job.NR.desc())
                .limit(most)
                .fetch(Jobs::job);
    }

    private static Job job(Record row) {
        return new Job(
                row.get(Tables.Job.NR),
                Job.Kind.valueOf(row.get(Tables.Job.KIND)),
                row.get(Tables.Job.SUBJECT),
                row.get(Tables.Job.TERMS),
                new By(row.get(Tables.Job.WHO), Instant.ofEpochMilli(row.get(Tables.Job.ASKED))),
                State.valueOf(row.get(Tables.Job.STATE)),
                Times.at(row.get(Tables.Job.BEGUN)),
                Times.at(row.get(Tables.Job.ENDED)),
                row.get(Tables.Job.DOING),
                Optional.ofNullable(row.get(Tables.Job.RESULT)));
    }

    /// Those that a watch had begun when it ended wait again.
    public void requeue(Set<Job.Kind> kinds) {
        database.write(sql -> sql.update(Tables.Job.TABLE)
                .set(Tables.Job.STATE, State.WAITING.name())
                .where(Tables.Job.STATE.eq(State.RUNNING.name()))
                .and(of(kinds))
                .execute());
    }

    private static Condition of(Set<Job.Kind> kinds) {
        return Tables.Job.KIND.in(kinds.stream().map(Job.Kind::name).toList());
    }

    /// The oldest of these kinds that waits, which is begun now.
    public Optional<Job> begin(Set<Job.Kind> kinds, Instant now) {
        var waits = Tables.Job.STATE.eq(State.WAITING.name()).and(of(kinds));
        boolean any = database.read(sql -> sql.fetchExists(Tables.Job.TABLE, waits));
        return !any
                ? Optional.empty()
                : database.write(sql -> {
                    var next = sql.select(Tables.Job.ALL)
                            .from(Tables.Job.TABLE)
                            .where(waits)
                            .orderBy(Tables.Job.NR)
                            .limit(1)
                            .fetchOptional(Jobs::job);
                    next.ifPresent(job -> sql.update(Tables.Job.TABLE)
                            .set(Tables.Job.STATE, State.RUNNING.name())
                            .set(Tables.Job.BEGUN, now.toEpochMilli())
                            .where(Tables.Job.NR.eq(job.nr()))
                            .execute());
                    return next;
                });
    }

    /// @return false when it was cancelled meanwhile
    public boolean doing(long nr, String step) {
        return database.note(sql -> sql.update(Tables.Job.TABLE)
                        .set(Tables.Job.DOING, step)
                        .where(Tables.Job.NR.eq(nr))
                        .and(Tables.Job.STATE.eq(State.RUNNING.name()))
                        .execute()
                > 0);
    }

    /// How far a job is that goes over articles.
    ///
    /// @return false when it was cancelled meanwhile
    public boolean doing(long nr, long articles, long of) {
        return doing(nr, "%d of %d articles".formatted(articles, of));
    }

    public void done(long nr, String result, Instant now) {
        end(nr, State.DONE, "", Optional.of(result), now);
    }

    public void failed(long nr, String why, Instant now) {
        end(nr, State.FAILED, why, Optional.empty(), now);
    }

    private void end(long nr, State state, String doing, Optional<String> result, Instant now) {
        database.write(sql -> sql.update(Tables.Job.TABLE)
                .set(Tables.Job.STATE, state.name())
                .set(Tables.Job.DOING, doing)
                .set(Tables.Job.RESULT, result.orElse(null))
                .set(Tables.Job.ENDED, now.toEpochMilli())
                .where(Tables.Job.NR.eq(nr))
                .and(Tables.Job.STATE.eq(State.RUNNING.name()))
                .execute());
    }

    /// @return false when there is no such job, or it is over
    public boolean cancel(long nr, By by) {
        return database.write(sql -> {
            int cancelled = sql.update(Tables.Job.TABLE)
                    .set(Tables.Job.STATE, State.CANCELLED.name())
                    .set(Tables.Job.ENDED, by.at().toEpochMilli())
                    .where(Tables.Job.NR.eq(nr))
                    .and(Tables.Job.STATE.in(OPEN))
                    .execute();
            if (cancelled > 0) {
                Journal.note(sql, by, Deed.Kind.JOB_CANCELLED, Long.toString(nr), "");
            }
            return cancelled > 0;
        });
    }
}
