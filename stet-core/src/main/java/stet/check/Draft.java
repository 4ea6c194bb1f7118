// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.model.Address;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Habits.Gains;
import stet.model.Lesson;
import stet.model.Looks;
import stet.model.Outcome;
import stet.model.Pulse;
import stet.model.Timed;
import stet.model.Validators;
import stet.model.Version;
import stet.model.Watched;

/// An outcome in the making: begins as "nothing new is known" and is told what was found. For one thread, within one
/// decision.
final class Draft {
    private final Watched watched;
    private final Instant at;
    private Answer answer = Answer.UNCHANGED;
    private String detail = "";
    private Finding finding = new Finding.NoAnswer();
    private final List<Event> events = new ArrayList<>();
    private Condition condition;
    private Validators validators;
    private Looks looks;
    private Optional<Digest> links;
    private Optional<Version> reread = Optional.empty();
    private List<Capture> evidence = List.of();
    private boolean keep;
    private Address address;
    private final List<Address> addresses;
    private Optional<Lesson> lesson = Optional.empty();
    private Optional<Duration> haste = Optional.empty();
    private Pulse pulse;
    private Optional<Gains> gains = Optional.empty();

    Draft(Watched watched, Instant at) {
        this.watched = watched;
        this.at = at;
        this.condition = watched.condition();
        this.validators = watched.validators();
        this.looks = watched.looks();
        this.links = watched.links();
        this.address = watched.target().address();
        this.addresses = new ArrayList<>(watched.addresses());
        this.pulse = watched.timing().pulse();
    }

    Watched watched() {
        return watched;
    }

    Finding finding() {
        return finding;
    }

    List<Capture> evidence() {
        return evidence;
    }

    Instant at() {
        return at;
    }

    Looks looks() {
        return looks;
    }

    Condition condition() {
        return condition;
    }

    Draft answer(Answer what, String words) {
        answer = what;
        detail = words;
        return this;
    }

    Draft finding(Finding found) {
        finding = found;
        return this;
    }

    Draft event(Event.Kind kind, String words) {
        events.add(new Event(kind, at, words));
        return this;
    }

    Draft condition(Condition now) {
        condition = now;
        return this;
    }

    Draft looks(Looks now) {
        looks = now;
        return this;
    }

    Draft links(Digest now) {
        links = Optional.of(now);
        return this;
    }

    /// What the page taught; a lesson that says nothing is not learned.
    Draft lesson(Lesson learned) {
        lesson = Optional.of(learned).filter(l -> !l.isEmpty());
        return this;
    }

    /// The latest version reads otherwise by now, although its page is the same.
    Draft reread(Version now) {
        reread = Optional.of(now);
        return this;
    }

    Draft evidence(Capture capture, boolean worthKeeping) {
        keep = keep || worthKeeping;
        return evidence(List.of(capture));
    }

    /// @param captures of an article's pages, in order
    Draft evidence(List<Capture> captures) {
        evidence = captures;
        return this;
    }

    /// Keeps the exchanges that are the evidence.
    Draft keep() {
        keep = true;
        return this;
    }

    Draft validators(Validators now) {
        validators = now;
        return this;
    }

    Draft at(Address now) {
        address = now;
        return also(now);
    }

    Draft also(Address known) {
        if (!addresses.contains(known)) {
            addresses.add(known);
        }
        return this;
    }

    /// Another version is there already: the next look is no later than so long after this one.
    Draft hastened(Duration longest) {
        haste = Optional.of(longest);
        return this;
    }

    Pulse pulse() {
        return pulse;
    }

    Draft pulse(Pulse now) {
        pulse = now;
        return this;
    }

    /// What the look taught of the outlet's habits.
    Draft gains(Optional<Gains> learned) {
        gains = learned;
        return this;
    }

    /// The pulse, with a look owed where one is hastened.
    private Pulse settledPulse() {
        return haste.isPresent() ? pulse.owed() : pulse;
    }

    Decision due(Instant next) {
        return due(Duration.between(at, next));
    }

    Decision due(Duration wait) {
        var hastened = haste.filter(longest -> longest.compareTo(wait) < 0).orElse(wait);
        return settle(Optional.of(at.plus(hastened)), hastened, "");
    }

    Decision ended(String why) {
        event(Event.Kind.ENDED, why);
        return settle(Optional.empty(), Duration.ZERO, why);
    }

    /// Due again after the wait, or ended for the reason.
    Decision due(Optional<Duration> wait, String why) {
        return wait.map(this::due).orElseGet(() -> ended(why));
    }

    private Decision settle(Optional<Instant> next, Duration wait, String why) {
        return new Decision.Settled(new Outcome(
                watched,
                at,
                answer,
                detail,
                finding,
                events,
                condition,
                validators,
                looks.waiting(wait),
                links,
                evidence,
                keep,
                address,
                addresses,
                next,
                why,
                lesson,
                reread,
                new Timed(settledPulse(), gains, 0, 1)));
    }
}
