// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import stet.model.Digest;
import stet.model.Outlet;
import stet.store.OutletRecord;
import stet.store.SavedRules;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Answers for those who say how an outlet's pages are read: its rules in a form, tried on kept pages, and saved.
final class RulesPages {
    private static final int SAMPLES = 5;
    private static final int MOST_SAVED = 20;

    private final Stores stores;
    private final Press press;
    private final InstantSource clock;

    RulesPages(Stores stores, Press press, InstantSource clock) {
        this.stores = stores;
        this.press = press;
        this.clock = clock;
    }

    /// What a page is printed of besides the outlet.
    private record Shown(
            String typed, String article, Optional<RuleDesk.Tried> tried, Optional<String> trouble, boolean overtaken) {
        static Shown of(String typed) {
            return new Shown(typed, "", Optional.empty(), Optional.empty(), false);
        }
    }

    /// The rules that stand, or with `nr` those that stood before that was saved.
    Reply form(Asked asked) {
        return with(asked, (outlet, desk) -> {
            var before = Numbers.nr(asked.query("nr"))
                    .flatMap(nr -> stores.savedRules().one(outlet.id(), nr));
            var text = before.map(SavedRules.Saved::was)
                    .orElseGet(() -> desk.standing(outlet.id()).text());
            return print(200, outlet, desk, Shown.of(text));
        });
    }

    Reply preview(Asked asked) {
        return with(asked, (outlet, desk) -> {
            var typed = typed(asked);
            var article = asked.field("article").strip();
            var samples = samples(outlet, article);
            var trouble =
                    samples.isEmpty() ? Optional.of(press.words().say("rules.noarticle")) : Optional.<String>empty();
            var tried = desk.tried(outlet.id(), typed, samples.orElseGet(List::of));
            int status = trouble.isPresent() || !tried.faults().isEmpty() ? 422 : 200;
            return print(status, outlet, desk, new Shown(typed, article, Optional.of(tried), trouble, false));
        });
    }

    /// Empty when an article was named that this outlet does not have, or that is withheld in part.
    private Optional<List<SavedRules.Sample>> samples(Outlet outlet, String article) {
        var samples = new ArrayList<SavedRules.Sample>();
        if (!article.isEmpty()) {
            var named = stores.library()
                    .named(article)
                    .flatMap(id -> stores.savedRules().sample(outlet.id(), id));
            if (named.isEmpty()) {
                return Optional.empty();
            }
            samples.add(named.get());
        }
        stores.savedRules().samples(outlet.id(), SAMPLES).stream()
                .filter(sample -> !samples.contains(sample))
                .forEach(samples::add);
        return Optional.of(samples);
    }

    Reply save(Asked asked) {
        return with(asked, (outlet, desk) -> {
            var typed = typed(asked);
            var by = asked.by(clock.instant());
            var standing = desk.standing(outlet.id()).text();
            var saved = Digest.of(standing).hex().equals(asked.field("base"))
                    ? desk.save(outlet.id(), typed, standing, by)
                    : RuleDesk.Saved.OVERTAKEN;
            return switch (saved) {
                case DONE, SAME -> new Reply.Elsewhere(303, "/o/" + outlet.id().text() + "/rules");
                case FAULTY -> {
                    var tried = desk.tried(outlet.id(), typed, List.of());
                    yield print(422, outlet, desk, new Shown(typed, "", Optional.of(tried), trouble("faulty"), false));
                }
                case OVERTAKEN ->
                    print(409, outlet, desk, new Shown(typed, "", Optional.empty(), trouble("overtaken"), true));
            };
        });
    }

    private Optional<String> trouble(String key) {
        return Optional.of(press.words().say("rules." + key));
    }

    /// For programs: the rules, and what was saved before.
    Reply data(Asked asked) {
        return with(asked, (outlet, desk) -> {
            var standing = desk.standing(outlet.id());
            var node = JsonMapper.shared()
                    .createObjectNode()
                    .put("text", standing.text())
                    .put("base", Digest.of(standing.text()).hex());
            faults(node, standing.faults());
            var history = node.putArray("saved");
            stores.savedRules()
                    .latest(outlet.id(), MOST_SAVED)
                    .forEach(saved -> history.addObject()
                            .put("nr", saved.nr())
                            .put("at", saved.by().at().toString())
                            .put("who", saved.by().who())
                            .put("was", saved.was()));
            return Reply.Data.of(200, node);
        });
    }

    /// For programs: what else rules would read.
    Reply tried(Asked asked) {
        return with(asked, (outlet, desk) -> {
            var samples = samples(outlet, asked.field("article").strip());
            if (samples.isEmpty()) {
                return unfit("noarticle");
            }
            var tried = desk.tried(outlet.id(), typed(asked), samples.get());
            var node = JsonMapper.shared().createObjectNode();
            faults(node, tried.faults());
            var page = new RulesPage(
                    outlet,
                    "",
                    new RuleDesk.Standing("", List.of()),
                    "",
                    Optional.of(tried),
                    List.of(),
                    Optional.empty(),
                    false);
            var pages = node.putArray("pages");
            page.pages().forEach(one -> page(pages.addObject(), one));
            var idle = node.putArray("idle");
            tried.idle()
                    .forEach(rule -> idle.addObject()
                            .put("key", rule.key())
                            .put("selector", rule.selector())
                            .put("why", rule.why()));
            return Reply.Data.of(200, node);
        });
    }

    private static void page(ObjectNode node, RulesPage.Page page) {
        node.put("article", page.article().text())
                .put("version", page.version())
                .put("kept", page.kept());
        if (!page.nowWhy().isEmpty()) {
            node.put("no_article_now", page.nowWhy());
        }
        if (!page.thenWhy().isEmpty()) {
            node.put("no_article_then", page.thenWhy());
        }
        var fields = node.putArray("fields");
        page.fields()
                .forEach(field -> fields.addObject()
                        .put("field", field.key())
                        .put("now", field.was())
                        .put("then", field.now()));
        var lines = node.putArray("paragraphs");
        page.lines()
                .forEach(line -> lines.addObject()
                        .put("fate", line.gained() ? "gained" : "lost")
                        .put("kind", line.kind().isEmpty() ? "text" : line.kind())
                        .put("text", line.text()));
    }

    private static void faults(ObjectNode node, List<RuleDesk.Fault> faults) {
        var array = node.putArray("faults");
        faults.forEach(fault -> array.addObject().put("line", fault.line()).put("words", fault.words()));
    }

    /// For programs: saves rules.
    Reply store(Asked asked) {
        return with(asked, (outlet, desk) -> {
            var standing = desk.standing(outlet.id()).text();
            var base = asked.field("base");
            var saved = base.isEmpty() || base.equals(Digest.of(standing).hex())
                    ? desk.save(outlet.id(), typed(asked), standing, asked.by(clock.instant()))
                    : RuleDesk.Saved.OVERTAKEN;
            return switch (saved) {
                case DONE, SAME -> new Reply.Done();
                case FAULTY -> unfit("faulty");
                case OVERTAKEN ->
                    new Reply.Refused(Problem.conflict(press.words().say("rules.overtaken"), press.words()));
            };
        });
    }

    private Reply unfit(String key) {
        return new Reply.Refused(Problem.unfit(press.words().say("rules." + key), press.words()));
    }

    /// A form sends lines that end with CR and LF (HTML, section 4.10.22.7).
    private static String typed(Asked asked) {
        var lines = asked.field("rules").replace("\r\n", "\n").replace('\r', '\n');
        return lines.isBlank() ? "" : lines.endsWith("\n") ? lines : lines + "\n";
    }

    private Reply with(Asked asked, BiFunction<Outlet, RuleDesk, Reply> answer) {
        var outlet = OutletPages.find(stores.library(), asked.part("outlet"), clock.instant())
                .map(OutletRecord::outlet);
        if (outlet.isEmpty()) {
            return new Reply.Refused(Problem.noOutlet(asked.part("outlet"), press.words()));
        }
        return stores.ruleDesk()
                .map(desk -> answer.apply(outlet.get(), desk))
                .orElseGet(
                        () -> new Reply.Refused(Problem.conflict(press.words().say("rules.closed"), press.words())));
    }

    private Reply print(int status, Outlet outlet, RuleDesk desk, Shown shown) {
        var words = press.words();
        var page = new RulesPage(
                outlet,
                shown.typed(),
                desk.standing(outlet.id()),
                shown.article(),
                shown.tried(),
                stores.savedRules().latest(outlet.id(), MOST_SAVED),
                shown.trouble(),
                shown.overtaken());
        var frame = press.unlisted(
                words.say("rules.title", outlet.name()),
                words.say("rules.description"),
                Frame.Here.OUTLETS,
                page.path(),
                List.of());
        return press.print(status, "rules", frame, page);
    }
}
