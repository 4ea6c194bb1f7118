// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import stet.model.ArticleId;
import stet.model.Digest;
import stet.model.Outlet;
import stet.model.Paragraph;
import stet.model.Story;
import stet.store.SavedRules;

/// An outlet's rules in a form, with what they would read.
///
/// @param typed the text in the form
/// @param standing as they count now
/// @param article on which they are tried besides the newest; may be empty
/// @param tried empty before a preview
/// @param history what was saved here, newest first
/// @param trouble why what was asked is not done
/// @param overtaken whether what stands is shown beside what was typed
record RulesPage(
        Outlet outlet,
        String typed,
        RuleDesk.Standing standing,
        String article,
        Optional<RuleDesk.Tried> tried,
        List<SavedRules.Saved> history,
        Optional<String> trouble,
        boolean overtaken) {
    /// For who begins with nothing.
    static final String EXAMPLE = """
            rules = [
              {
                body = "div.story-text"
                headline = "h1.story-title"
                byline = ".story-authors"
                drop = [ ".promo", "aside.related" ]
                kinds { "p.note" = note }
                published { select = "time.first", attribute = datetime }
              }
            ]
            """;

    private static final int MOST_LINES = 40;

    RulesPage {
        history = List.copyOf(history);
    }

    String path() {
        return "/o/" + outlet.id().text() + "/rules";
    }

    /// What the form's text was written over.
    String base() {
        return Digest.of(standing.text()).hex();
    }

    List<RuleDesk.Fault> faults() {
        return tried.map(RuleDesk.Tried::faults).orElse(standing.faults());
    }

    List<Page> pages() {
        return tried.stream()
                .flatMap(t -> t.pages().stream())
                .map(RulesPage::page)
                .toList();
    }

    /// What changes on one kept page.
    ///
    /// @param nowWhy why no article is read now; empty when one is
    /// @param thenWhy why none would be
    /// @param fields that would read otherwise
    /// @param lines of the text that would go or come; no more than are worth a look
    /// @param more how many lines are left out
    /// @param kept how many paragraphs stay
    /// @param lost how many would go
    /// @param gained how many would come
    record Page(
            ArticleId article,
            int version,
            Instant at,
            String headline,
            String language,
            String nowWhy,
            String thenWhy,
            List<Field> fields,
            List<Line> lines,
            int more,
            int kept,
            int lost,
            int gained) {
        boolean isSame() {
            return fields.isEmpty() && lines.isEmpty() && nowWhy.equals(thenWhy);
        }
    }

    /// @param key of the message that names it
    record Field(String key, String was, String now) {}

    /// @param kind as a file of rules names it; empty for plain text
    record Line(boolean gained, String kind, String text) {}

    private static Page page(RuleDesk.Page page) {
        var now = page.now().story();
        var then = page.then().story();
        var all = lines(now, then);
        int paragraphs = now.map(s -> s.paragraphs().size()).orElse(0);
        int lost = (int) all.stream().filter(line -> !line.gained()).count();
        return new Page(
                page.article(),
                page.version(),
                page.at(),
                page.headline(),
                now.or(() -> then).map(Story::language).orElse(""),
                page.now().why(),
                page.then().why(),
                fields(now, then),
                all.subList(0, Math.min(all.size(), MOST_LINES)),
                Math.max(0, all.size() - MOST_LINES),
                paragraphs - lost,
                lost,
                all.size() - lost);
    }

    private static List<Field> fields(Optional<Story> now, Optional<Story> then) {
        if (now.isEmpty() || then.isEmpty()) {
            return List.of();
        }
        var a = now.get();
        var b = then.get();
        return Stream.of(
                        new Field("headline", a.headline(), b.headline()),
                        new Field("standfirst", a.standfirst(), b.standfirst()),
                        new Field("byline", a.byline(), b.byline()),
                        new Field("published", time(a.published()), time(b.published())),
                        new Field("modified", time(a.modified()), time(b.modified())),
                        new Field("captions", String.join(" · ", a.captions()), String.join(" · ", b.captions())))
                .filter(field -> !field.was().equals(field.now()))
                .toList();
    }

    private static String time(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }

    /// What goes, then what comes, each in reading order; the order itself does not count.
    private static List<Line> lines(Optional<Story> now, Optional<Story> then) {
        var lines = new ArrayList<Line>();
        missing(now, then).forEach(p -> lines.add(new Line(false, kind(p), p.text())));
        missing(then, now).forEach(p -> lines.add(new Line(true, kind(p), p.text())));
        return lines;
    }

    /// The paragraphs of one story that another has not.
    private static List<Paragraph> missing(Optional<Story> one, Optional<Story> other) {
        var there = new HashMap<String, Integer>();
        other.ifPresent(s -> s.paragraphs().forEach(p -> there.merge(key(p), 1, Integer::sum)));
        return one.stream()
                .flatMap(s -> s.paragraphs().stream())
                .filter(p -> there.merge(key(p), -1, Integer::sum) < 0)
                .toList();
    }

    private static String key(Paragraph paragraph) {
        return paragraph.kind() + " " + paragraph.text();
    }

    private static String kind(Paragraph paragraph) {
        return paragraph.kind() == Paragraph.Kind.TEXT
                ? ""
                : paragraph.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
