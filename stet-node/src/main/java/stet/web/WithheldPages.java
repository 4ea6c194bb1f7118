// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import stet.json.WithheldJson;
import stet.model.Withholding.Ground;
import stet.web.WithheldPage.Typed;
import tools.jackson.databind.json.JsonMapper;

/// Answers for those who decide what is withheld.
final class WithheldPages {
    private static final int MOST = 50;

    private final Stores stores;
    private final Press press;
    private final WithheldControls controls;

    WithheldPages(Stores stores, Press press, InstantSource clock) {
        this.stores = stores;
        this.press = press;
        this.controls = new WithheldControls(stores, press.words(), clock);
    }

    Reply page(Asked asked) {
        var typed = asked.query("before");
        var before = typed.isEmpty() ? Optional.of(Long.MAX_VALUE) : Numbers.nr(typed);
        var empty =
                new Typed(asked.query("article"), asked.query("version"), "", StreamQuery.token(Ground.REQUEST), "");
        return before.isEmpty()
                ? new Reply.Refused(Problem.wrongFilter("before", typed, press.words()))
                : print(200, before.get(), empty, Optional.empty());
    }

    Reply begin(Asked asked) {
        return controls.begin(
                asked,
                _ -> new Reply.Elsewhere(303, WithheldPage.PATH),
                trouble -> print(422, Long.MAX_VALUE, Typed.of(asked), Optional.of(trouble)));
    }

    Reply lift(Asked asked) {
        return controls.lift(asked, new Reply.Elsewhere(303, WithheldPage.PATH));
    }

    /// For programs.
    Reply data(Asked asked) {
        var typed = asked.query("before");
        var before = typed.isEmpty() ? Optional.of(Long.MAX_VALUE) : Numbers.nr(typed);
        if (before.isEmpty()) {
            return new Reply.Refused(Problem.wrongFilter("before", typed, press.words()));
        }
        var all = stores.withholdings().all(before.get(), MOST);
        var node = JsonMapper.shared().createObjectNode();
        var lines = node.putArray("withheld");
        all.forEach(one -> lines.add(WithheldJson.whole(one)));
        if (all.size() == MOST) {
            node.put(
                    "next", Operation.BASE + "/withheld?before=" + all.getLast().nr());
        }
        return Reply.Data.of(200, node);
    }

    Reply beginData(Asked asked) {
        return controls.begin(
                asked,
                now -> Reply.Data.of(201, WithheldJson.whole(now)),
                trouble -> new Reply.Refused(Problem.unfit(trouble, press.words())));
    }

    Reply liftData(Asked asked) {
        return controls.lift(asked, new Reply.Done());
    }

    private Reply print(int status, long before, Typed typed, Optional<String> trouble) {
        var words = press.words();
        var all = stores.withholdings().all(before, MOST + 1);
        var shown = all.subList(0, Math.min(MOST, all.size()));
        var older = all.size() > MOST
                ? Optional.of("%s?before=%d"
                        .formatted(WithheldPage.PATH, shown.getLast().nr()))
                : Optional.<String>empty();
        var frame = press.unlisted(
                words.say("withheld.title"),
                words.say("withheld.description"),
                Frame.Here.ADMIN,
                WithheldPage.PATH,
                List.of());
        return press.print(status, "withheld", frame, new WithheldPage(shown, typed, trouble, older));
    }
}
