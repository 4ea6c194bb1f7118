// SPDX-License-Identifier: Apache-2.0
package stet.store;

import static stet.store.Tables.Subscription.ASKED;
import static stet.store.Tables.Subscription.DETAIL;
import static stet.store.Tables.Subscription.DUE;
import static stet.store.Tables.Subscription.FAILURES;
import static stet.store.Tables.Subscription.HUB;
import static stet.store.Tables.Subscription.PUSHED;
import static stet.store.Tables.Subscription.PUSHES;
import static stet.store.Tables.Subscription.SECRET;
import static stet.store.Tables.Subscription.SEED;
import static stet.store.Tables.Subscription.STATE;
import static stet.store.Tables.Subscription.TABLE;
import static stet.store.Tables.Subscription.TOKEN;
import static stet.store.Tables.Subscription.TOPIC;
import static stet.store.Tables.Subscription.UNTIL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import stet.model.Address;
import stet.model.Hub;
import stet.model.OutletId;
import stet.model.Standing;
import stet.model.Subscription;
import stet.model.Subscription.State;

/// Which feeds are pushed by hubs: offered when a feed is read, asked for by a watch, confirmed and used by the hubs
/// themselves.
public final class Subscriptions {
    /// However often a hub pushes, its feed is looked at no more often than this because of it.
    private static final Duration BETWEEN_PUSHES = Duration.ofMinutes(1);

    private final Database database;

    public Subscriptions(Database database) {
        this.database = database;
    }

    /// Those at whose hubs something is to be asked.
    public List<Subscription> due(Instant now, int most) {
        return database.read(sql -> select(sql, DUE.le(now.toEpochMilli()), most));
    }

    public Optional<Subscription> find(String token) {
        return database.read(sql -> select(sql, TOKEN.eq(token), 1).stream().findFirst());
    }

    private static List<Subscription> select(DSLContext sql, Condition where, int most) {
        return sql.select(Tables.all(Tables.Subscription.ALL, Tables.Target.ALL))
                .from(TABLE)
                .join(Tables.Target.TABLE)
                .on(Tables.Target.NR.eq(SEED))
                .where(where)
                .orderBy(DUE, SEED)
                .limit(most)
                .fetch(Subscriptions::subscription);
    }

    private static Subscription subscription(Record row) {
        return new Subscription(
                Rows.seed(row),
                new Hub(new Address(row.get(HUB)), new Address(row.get(TOPIC))),
                State.valueOf(row.get(STATE)),
                Optional.ofNullable(row.get(TOKEN)).orElse(""),
                row.get(SECRET),
                Times.at(row.get(UNTIL)),
                row.get(FAILURES));
    }

    /// Notes that the hub is about to be asked: it may confirm before its answer has come.
    ///
    /// @param asking with the token, the secret and the state that hold from now on
    /// @param again when to ask again unless it confirms
    public void asking(Subscription asking, Instant now, Instant again) {
        database.write(sql -> sql.update(TABLE)
                .set(STATE, asking.state().name())
                .set(TOKEN, asking.token())
                .set(SECRET, asking.secret())
                .set(FAILURES, asking.failures())
                .set(ASKED, now.toEpochMilli())
                .set(DUE, again.toEpochMilli())
                .where(SEED.eq(seed(sql, asking)))
                .execute());
    }

    /// Notes what the hub answered, unless it has confirmed meanwhile.
    ///
    /// @param promised when it was to be asked again, as told to [#asking]
    /// @param again when it is
    public void answered(Subscription asked, Instant promised, Instant again, String detail) {
        database.write(sql -> sql.update(TABLE)
                .set(DUE, again.toEpochMilli())
                .set(DETAIL, detail)
                .where(SEED.eq(seed(sql, asked)))
                .and(DUE.eq(promised.toEpochMilli()))
                .execute());
    }

    /// Takes back that the hub was about to be asked, since it was not its turn; unless it has confirmed
    /// meanwhile.
    ///
    /// @param before as it stood before [#asking]
    /// @param promised when it was to be asked again, as told to [#asking]
    /// @param again when it is
    public void unasked(Subscription before, Instant promised, Instant again) {
        database.write(sql -> sql.update(TABLE)
                .set(STATE, before.state().name())
                .set(FAILURES, before.failures())
                .set(DUE, again.toEpochMilli())
                .where(SEED.eq(seed(sql, before)))
                .and(DUE.eq(promised.toEpochMilli()))
                .execute());
    }

    /// The hub confirms that it will push.
    ///
    /// @param renewal when to ask for the next lease
    public void confirm(Subscription confirmed, Instant until, Instant renewal) {
        database.write(sql -> sql.update(TABLE)
                .set(STATE, State.ACTIVE.name())
                .set(UNTIL, until.toEpochMilli())
                .set(DUE, renewal.toEpochMilli())
                .set(FAILURES, 0)
                .set(DETAIL, "")
                .where(TOKEN.eq(confirmed.token()))
                .execute());
    }

    /// The hub says that it will not push.
    public void deny(Subscription denied, Instant again, String reason) {
        database.write(sql -> sql.update(TABLE)
                .set(STATE, State.DENIED.name())
                .setNull(UNTIL)
                .set(FAILURES, FAILURES.plus(1))
                .set(DUE, again.toEpochMilli())
                .set(DETAIL, reason)
                .where(TOKEN.eq(denied.token()))
                .execute());
    }

    /// Nothing is left of it.
    public void end(Subscription ended) {
        database.write(
                sql -> sql.deleteFrom(TABLE).where(SEED.eq(seed(sql, ended))).execute());
    }

    /// The hub pushed: if its outlet is watched, the feed is looked at at once, or a minute after the look
    /// that the last push led to.
    public void push(Subscription pushed, Instant now) {
        database.write(sql -> {
            long seed = seed(sql, pushed);
            var last = pushed(sql, seed);
            if (last.filter(at -> at.isAfter(now)).isPresent()) {
                return 0; // that look is still to come, and will see this push's news too
            }
            var turn = last.map(at -> at.plus(BETWEEN_PUSHES))
                    .filter(at -> at.isAfter(now))
                    .orElse(now);
            sql.update(TABLE)
                    .set(PUSHED, turn.toEpochMilli())
                    .set(PUSHES, PUSHES.plus(1))
                    .where(SEED.eq(seed))
                    .execute();
            return sql.update(Tables.Target.TABLE)
                    .set(Tables.Target.DUE, turn.toEpochMilli())
                    .where(Tables.Target.NR.eq(seed))
                    .and(Tables.Target.DUE.gt(turn.toEpochMilli()))
                    .execute();
        });
    }

    /// The turn that the last push led to.
    private static Optional<Instant> pushed(DSLContext sql, long seed) {
        return sql.select(PUSHED)
                .from(TABLE)
                .where(SEED.eq(seed))
                .fetchOptional(PUSHED)
                .map(Instant::ofEpochMilli);
    }

    /// Notes what was odd about something that came in its name.
    public void note(Subscription about, String detail) {
        database.write(sql -> sql.update(TABLE)
                .set(DETAIL, detail)
                .where(TOKEN.eq(about.token()))
                .execute());
    }

    private static long seed(DSLContext sql, Subscription of) {
        return sql.select(Tables.Target.NR)
                .from(Tables.Target.TABLE)
                .where(Tables.Target.ADDRESS.eq(of.seed().address().text()))
                .and(Tables.Target.KIND.ne(Rows.ARTICLE))
                .fetchSingle()
                .value1();
    }

    /// Which hub a feed names, as it was read just now.
    static void offered(DSLContext sql, long seed, Hub hub, Instant now) {
        sql.insertInto(TABLE)
                .set(SEED, seed)
                .set(HUB, hub.address().text())
                .set(TOPIC, hub.topic().text())
                .set(STATE, State.OFFERED.name())
                .set(SECRET, "")
                .set(DUE, now.toEpochMilli())
                .set(FAILURES, 0)
                .set(PUSHES, 0)
                .set(DETAIL, "")
                .onConflictDoNothing()
                .execute();
        sql.update(TABLE)
                .set(HUB, hub.address().text())
                .set(TOPIC, hub.topic().text())
                .set(STATE, State.OFFERED.name())
                .setNull(TOKEN)
                .set(SECRET, "")
                .set(DUE, now.toEpochMilli())
                .set(FAILURES, 0)
                .where(SEED.eq(seed))
                .and(HUB.ne(hub.address().text()).or(TOPIC.ne(hub.topic().text())))
                .execute();
    }

    /// The feed names no hub any more.
    static void withdrawn(DSLContext sql, long seed, Instant now) {
        leave(sql, SEED.eq(seed), now);
    }

    /// An outlet's hubs push no more once it is removed, and are asked anew when it is watched again. While
    /// it is paused, what they push is not heeded.
    static void stand(DSLContext sql, OutletId outlet, Standing standing, Instant now) {
        var here = SEED.in(DSL.select(Tables.Target.NR)
                .from(Tables.Target.TABLE)
                .where(Tables.Target.OUTLET.eq(outlet.text()))
                .and(Tables.Target.KIND.ne(Rows.ARTICLE)));
        switch (standing) {
            case REMOVED -> leave(sql, here, now);
            case WATCHED ->
                sql.update(TABLE)
                        .set(STATE, State.OFFERED.name())
                        .set(FAILURES, 0)
                        .set(DUE, now.toEpochMilli())
                        .where(here)
                        .and(STATE.eq(State.LEAVING.name()))
                        .execute();
            case PAUSED, CLIPPED -> {}
        }
    }

    /// A hub that was never asked need not be told.
    private static void leave(DSLContext sql, Condition which, Instant now) {
        sql.deleteFrom(TABLE).where(which).and(TOKEN.isNull()).execute();
        sql.update(TABLE)
                .set(STATE, State.LEAVING.name())
                .set(FAILURES, 0)
                .set(DUE, now.toEpochMilli())
                .where(which)
                .and(STATE.ne(State.LEAVING.name()))
                .execute();
    }
}
