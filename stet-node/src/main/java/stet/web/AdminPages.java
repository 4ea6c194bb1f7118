// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.List;
import java.util.Optional;
import stet.store.Journal;

/// Answers for the pages that only show how the archive is run: its settings, and what people did.
final class AdminPages {
    private static final int DEEDS = 50;

    private final Journal journal;
    private final List<SettingLine> settings;
    private final Press press;

    AdminPages(Journal journal, List<SettingLine> settings, Press press) {
        this.journal = journal;
        this.settings = settings;
        this.press = press;
    }

    Reply settings(Asked asked) {
        return print("settings", "/admin/settings", settings);
    }

    Reply journal(Asked asked) {
        var typed = asked.query("before");
        var before = typed.isEmpty() ? Optional.of(Long.MAX_VALUE) : Numbers.nr(typed);
        if (before.isEmpty()) {
            return new Reply.Refused(Problem.wrongFilter("before", typed, press.words()));
        }
        var deeds = journal.latest(before.get(), DEEDS + 1);
        var shown = deeds.subList(0, Math.min(DEEDS, deeds.size()));
        var older = deeds.size() > DEEDS
                ? Optional.of("/admin/journal?before=" + shown.getLast().nr())
                : Optional.<String>empty();
        return print("journal", "/admin/journal", new JournalPage(shown, older));
    }

    private Reply print(String name, String path, Object page) {
        var words = press.words();
        var frame = press.unlisted(
                words.say(name + ".title"), words.say(name + ".description"), Frame.Here.ADMIN, path, List.of());
        return press.print(name, frame, page);
    }
}
