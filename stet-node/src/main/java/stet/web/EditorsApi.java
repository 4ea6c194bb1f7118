// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.HandlerType;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import stet.account.Doorkeeper;
import stet.web.Operation.Field;

/// The calls of the API for those who keep what readers are offered.
record EditorsApi(Stores stores, UsualBudgets budgets, Doorkeeper doorkeeper, InstantSource clock) {
    Stream<Operation> operations() {
        return Stream.of(collections(), clippings(), withheld(), rules(), watching())
                .flatMap(Function.identity());
    }

    private ApiControls controls(Press press) {
        return new ApiControls(stores, doorkeeper, press, clock);
    }

    private Stream<Operation> collections() {
        var description = List.of(
                new Field("title", "string", "1 to 200 signs"),
                new Field("note", "string", "in paragraphs, up to 5000 signs"));
        var revision = new Field("revision", "integer", "the revision that it was made from; when another came, 409");
        var article = List.of(new Field("article", "string", "an article's id or address"));
        var counted = List.of(new Field("words", "string", "by which outlets call what is counted, parted by commas"));
        return Stream.of(
                Operation.control(
                        "/collections",
                        Access.EDITOR,
                        "beginCollection",
                        "Begins a collection without articles.",
                        description,
                        201,
                        "Collection",
                        press -> controls(press)::beginCollection),
                collection(
                        "description",
                        "describeCollection",
                        "Gives a collection another title and note.",
                        Stream.concat(description.stream(), Stream.of(revision)).toList(),
                        c -> c::describe),
                collection("add", "addToCollection", "Adds an article.", article, c -> c::add),
                collection("remove", "removeFromCollection", "Takes an article out.", article, c -> c::remove),
                collection(
                        "order",
                        "arrangeCollection",
                        "Puts its articles in another order.",
                        List.of(new Field("articles", "string", "all of their ids, a line or an item each"), revision),
                        c -> c::arrange),
                collection("follow", "followFigure", "Follows a figure through its articles.", counted, c -> c::follow),
                collection("unfollow", "unfollowFigure", "Follows it no longer.", counted, c -> c::unfollow),
                Operation.control(
                        "/collections/{slug}/end",
                        Access.EDITOR,
                        "endCollection",
                        "Takes a collection away. Its articles stay.",
                        List.of(),
                        204,
                        "",
                        press -> controls(press)::endCollection));
    }

    private Operation collection(
            String path,
            String id,
            String summary,
            List<Field> body,
            Function<CollectionControls, Function<Asked, Reply>> control) {
        return Operation.control(
                "/collections/{slug}/" + path,
                Access.EDITOR,
                id,
                summary,
                body,
                200,
                "Collection",
                press -> control.apply(controls(press).collections()));
    }

    /// Articles that have no live address.
    private Stream<Operation> clippings() {
        Function<Press, HandInPages> desk = press -> new HandInPages(stores, press, clock);
        return Stream.of(
                Operation.read(
                        "/clippings",
                        Access.ARCHIVE,
                        "listClippings",
                        "Articles that were handed in, the newest first.",
                        "Clippings",
                        List.of(
                                new Field("of", "string", "An article's id: only those that bear witness to it."),
                                new Field("before", "string", "A clipping's id: only those handed in before it."),
                                Api.LIMIT),
                        press -> desk.apply(press)::data),
                new Operation(
                        HandlerType.POST,
                        "/clippings",
                        Access.EDITOR,
                        "handIn",
                        "Hands in an article that has no live address: a text, or a saved page. What was handed in"
                                + " before is answered with 200 and is not kept again.",
                        List.of(),
                        List.of(
                                new Field("outlet", "string", "an outlet's short name"),
                                new Field(
                                        "new_outlet",
                                        "string",
                                        "in its place, the name of another; it is kept and not watched"),
                                new Field("date", "string", "as the outlet states it: a day, or a moment (RFC 3339)"),
                                new Field("time", "string", "of that day, in UTC, if it is known: hh:mm"),
                                new Field("text", "string", "its text, or the HTML of a saved page, up to 2 MB"),
                                new Field("file", "file", "in the place of text: a text or a saved page, up to 2 MB"),
                                new Field("original", "files", "what the text was taken from, a PDF for instance"),
                                new Field("headline", "string", "where the text does not begin with it"),
                                new Field("language", "string", "a BCP 47 tag; the outlet's unless said"),
                                new Field("note", "string", "where it comes from, up to 2000 characters"),
                                new Field("article", "string", "the id or address of the article it bears witness to")),
                        201,
                        "HandedIn",
                        (context, press) -> desk.apply(press).takeData(context)));
    }

    private Stream<Operation> withheld() {
        Function<Press, WithheldPages> pages = press -> new WithheldPages(stores, press, clock);
        return Stream.of(
                Operation.read(
                        "/withheld",
                        Access.EDITOR,
                        "listWithheld",
                        "What is withheld and was, newest first.",
                        "AllWithheld",
                        List.of(new Field("before", "integer", "A withholding's number: only what is older.")),
                        press -> pages.apply(press)::data),
                Operation.control(
                        "/withheld",
                        Access.EDITOR,
                        "withhold",
                        "Withholds an article, a version or a passage: it stays kept, and is not shown any more.",
                        List.of(
                                new Field("article", "string", "an article's id or address"),
                                new Field("version", "integer", "only this version"),
                                new Field("passage", "string", "only these words, in all versions"),
                                new Field("ground", "string", "request (answered with 410) or law (451)"),
                                new Field("reason", "string", "told to everybody who asks, up to 500 signs")),
                        201,
                        "Withholding",
                        press -> pages.apply(press)::beginData),
                Operation.control(
                        "/withheld/{nr}/lift",
                        Access.EDITOR,
                        "lift",
                        "Shows again what is withheld.",
                        List.of(),
                        204,
                        "",
                        press -> pages.apply(press)::liftData));
    }

    /// How outlets' pages are read.
    private Stream<Operation> rules() {
        var text = new Field("rules", "string", "a file of rules, as docs/rules.md has it; empty for none");
        return Stream.of(
                Operation.read(
                        "/outlets/{outlet}/rules",
                        Access.EDITOR,
                        "getRules",
                        "An outlet's rules of extraction, and what was saved before.",
                        "Rules",
                        List.of(),
                        press -> new RulesPages(stores, press, clock)::data),
                Operation.control(
                        "/outlets/{outlet}/rules/preview",
                        Access.EDITOR,
                        "previewRules",
                        "What the standing rules read from kept pages of the outlet, and what these would.",
                        List.of(text, new Field("article", "string", "an article's id or address, besides the newest")),
                        200,
                        "Preview",
                        press -> new RulesPages(stores, press, clock)::tried),
                Operation.control(
                        "/outlets/{outlet}/rules",
                        Access.EDITOR,
                        "setRules",
                        "Saves an outlet's rules; the watch takes them up within seconds.",
                        List.of(
                                text,
                                new Field("base", "string", "as getRules gave it: others are then not overwritten")),
                        204,
                        "",
                        press -> new RulesPages(stores, press, clock)::store));
    }

    /// What is looked at next.
    private Stream<Operation> watching() {
        Function<Press, WatchingPages> pages = press -> new WatchingPages(stores, budgets, press, clock);
        return Stream.of(
                Operation.read(
                        "/watching",
                        Access.EDITOR,
                        "listWatching",
                        "What is looked at next, in the order in which it is due, and why then.",
                        "Watching",
                        List.of(
                                new Field("outlet", "string", "An outlet's short name."),
                                new Field("kind", "string", "What it is: article, feed, sitemap or section."),
                                new Field("late", "boolean", "true for what is late alone."),
                                new Field("after", "string", "A cursor: only what is due later."),
                                Api.LIMIT),
                        press -> pages.apply(press)::data),
                Operation.control(
                        "/watching/{nr}/check",
                        Access.EDITOR,
                        "checkTarget",
                        "Asks for a look as soon as politeness and the outlet's budget allow.",
                        List.of(),
                        204,
                        "",
                        press -> pages.apply(press)::checkData));
    }
}
