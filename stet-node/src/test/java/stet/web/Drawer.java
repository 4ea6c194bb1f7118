// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stet.model.By;
import stet.model.OutletId;
import stet.model.Story;
import stet.store.SavedRules;

/// Rules in a drawer: one text for every outlet. A text with the word "faulty" cannot be used; any other would read one
/// story where another is read now.
final class Drawer implements RuleDesk {
    private final SavedRules saved;
    private final Story now;
    private final Story then;
    private String text = "";

    Drawer(SavedRules saved, Story now, Story then) {
        this.saved = saved;
        this.now = now;
        this.then = then;
    }

    private static List<Fault> faults(String text) {
        return text.contains("faulty") ? List.of(new Fault(3, "body is “<p”, but must be a selector")) : List.of();
    }

    @Override
    public Standing standing(OutletId outlet) {
        return new Standing(text, faults(text));
    }

    @Override
    public Tried tried(OutletId outlet, String other, List<SavedRules.Sample> samples) {
        var pages = new ArrayList<Page>();
        if (faults(other).isEmpty()) {
            for (var sample : samples) {
                pages.add(new Page(
                        sample.article(),
                        sample.version(),
                        Instant.parse("2026-11-19T07:00:00Z"),
                        now.headline(),
                        new Read(Optional.of(now), ""),
                        pages.isEmpty()
                                ? new Read(Optional.of(then), "")
                                : new Read(Optional.empty(), "a list of links")));
            }
        }
        return new Tried(faults(other), pages, List.of(new Idle("body", "div.gone > p", "no element fits")));
    }

    @Override
    public Saved save(OutletId outlet, String other, String was, By by) {
        if (!faults(other).isEmpty()) {
            return Saved.FAULTY;
        }
        boolean done = saved.save(outlet, was, other, by, new SavedRules.File() {
            @Override
            public boolean stands() {
                return text.equals(was);
            }

            @Override
            public void place() {
                text = other;
            }
        });
        return done ? Saved.DONE : Saved.OVERTAKEN;
    }
}
