// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Instant;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Condition;
import stet.model.Event;
import stet.model.Watched;
import stet.schedule.Waits;

/// What a look at an article comes to that did not show its text: nothing stands there, Stet is not let in, or no
/// usable answer came. It is looked at again after waits of their own ([Waits]).
final class Setbacks {
    private static final int CONFIRMED = 3;
    private static final int HOPELESS = 60;

    private Setbacks() {}

    /// Nothing is at the address, or so the answer says. Three times over a day makes it a removal.
    static Decision missing(Watched watched, Capture capture, Answer answer, String seen) {
        var looks = watched.looks().missed(capture.at());
        var draft = new Draft(watched, capture.at())
                .evidence(capture, false)
                .answer(answer, seen)
                .looks(looks);
        if (watched.condition() != Condition.REMOVED && Waits.confirmsRemoval(looks)) {
            draft.condition(Condition.REMOVED);
            if (watched.latest().isPresent()) {
                draft.keep().event(Event.Kind.REMOVED, seen);
            }
        }
        return draft.due(
                Waits.afterMiss(looks), "its address answered “%s” every time for over a week".formatted(seen));
    }

    /// 410 is a clear word and counts at once; one look a day later and one a week later may still find it
    /// restored.
    static Decision gone(Watched watched, Capture capture) {
        var looks = watched.looks().missed(capture.at());
        var draft = new Draft(watched, capture.at())
                .evidence(capture, false)
                .answer(Answer.GONE, "410 Gone")
                .condition(Condition.REMOVED)
                .looks(looks);
        if (watched.latest().isPresent() && watched.condition() != Condition.REMOVED) {
            draft.keep().event(Event.Kind.REMOVED, "410 Gone");
        }
        return draft.due(Waits.afterGone(looks), "its address answers “410 Gone”");
    }

    static Decision elsewhere(Watched watched, Capture capture) {
        var looks = watched.looks().strayed(capture.at());
        var words = "the address leads to another site: " + capture.address();
        var draft = new Draft(watched, capture.at())
                .evidence(capture, false)
                .answer(Answer.ELSEWHERE, words)
                .looks(looks);
        if (watched.latest().isPresent() && looks.missing() == CONFIRMED) {
            draft.keep().event(Event.Kind.LEADS_ELSEWHERE, capture.address().text());
        }
        return draft.due(Waits.afterMiss(looks), words);
    }

    /// Not let in: told to readers once it was seen three times in a row.
    static Decision blocked(Watched watched, Troubles.Trouble trouble, Instant now) {
        var draft = draft(watched, trouble, now);
        draft.looks(watched.looks().barred(draft.at()));
        if (draft.looks().barred() >= CONFIRMED && watched.condition() == Condition.OPEN) {
            draft.condition(Condition.BLOCKED);
            if (watched.latest().isPresent()) {
                draft.keep().event(Event.Kind.BLOCKED, trouble.detail());
            }
        }
        return retry(draft, trouble);
    }

    static Decision troubled(Watched watched, Troubles.Trouble trouble, Instant now) {
        return retry(draft(watched, trouble, now), trouble);
    }

    private static Draft draft(Watched watched, Troubles.Trouble trouble, Instant now) {
        var at = trouble.capture().map(Capture::at).orElse(now);
        var draft = new Draft(watched, at).answer(trouble.answer(), trouble.detail());
        trouble.capture().ifPresent(capture -> draft.evidence(capture, false));
        return draft.looks(watched.looks().failed(at));
    }

    private static Decision retry(Draft draft, Troubles.Trouble trouble) {
        if (draft.looks().failures() >= HOPELESS) {
            return draft.ended("%d looks in a row got no usable answer".formatted(HOPELESS));
        }
        var wait = Waits.afterFailure(draft.looks());
        return draft.due(
                trouble.atLeast().filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
    }
}
