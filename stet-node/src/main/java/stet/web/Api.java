// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import stet.account.Doorkeeper;
import stet.json.VersionCsv;
import stet.json.VersionJson;
import stet.model.ArticleId;
import stet.model.Job;
import stet.web.Operation.Field;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The calls of the API, from which both the routes and the OpenAPI document are made.
record Api(
        Stores stores, UsualBudgets budgets, List<SettingLine> settings, Doorkeeper doorkeeper, InstantSource clock) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LINES = "application/jsonl; charset=utf-8";
    private static final String TABLE = "text/csv; charset=utf-8; header=present"; // RFC 4180, section 3
    static final Field LIMIT = new Field("limit", "integer", "How many at most: 1 to 200, 50 unless said.");
    private static final List<Field> FILTERS = List.of(
            new Field("outlet", "string", "An outlet's short name."),
            new Field("kind", "string", "A kind of change, for instance headline or figure."),
            new Field("level", "string", "The least significance: minor, notable or major."),
            new Field("since", "string", "How far back: 1h, 24h, 7d, 30d, or a day such as 2026-11-19."),
            new Field("lang", "string", "A language, for instance de."),
            new Field("before", "string", "A cursor: only what is older."),
            LIMIT);

    Stream<Route> routes() {
        return Stream.concat(
                operations().stream().map(Operation::route),
                Stream.of(Route.get(
                        Operation.BASE + "/openapi.json",
                        Access.OPEN,
                        (context, press) -> Answers.send(
                                Reply.Data.of(200, OpenApi.document(operations(), press.site())), context, press))));
    }

    List<Operation> operations() {
        return Stream.of(
                        reading(),
                        running(),
                        exports(),
                        new EditorsApi(stores, budgets, doorkeeper, clock).operations(),
                        jobs(),
                        outlets(),
                        people())
                .flatMap(Function.identity())
                .toList();
    }

    private ApiPages pages(Press press) {
        return new ApiPages(stores, budgets, settings, press, clock);
    }

    private ApiControls controls(Press press) {
        return new ApiControls(stores, doorkeeper, press, clock);
    }

    private Stream<Operation> reading() {
        return Stream.of(
                get(
                        "/changes",
                        "listChanges",
                        "The latest changes, newest first.",
                        "Changes",
                        FILTERS,
                        p -> p::changes),
                get(
                        "/articles",
                        "listArticles",
                        "All articles, in the order in which they became known.",
                        "Articles",
                        List.of(new Field("after", "string", "An article's id: only those after it."), LIMIT),
                        p -> p::articles),
                get(
                        "/articles/{id}",
                        "getArticle",
                        "An article with its versions and life events.",
                        "Article",
                        List.of(),
                        p -> p::article),
                Operation.read(
                        "/articles/{id}/versions/{n}",
                        Access.TEXT,
                        "getVersion",
                        "A version, whole.",
                        "Version",
                        List.of(),
                        press -> pages(press)::version),
                Operation.read(
                        "/articles/{id}/comparisons/{m}..{n}",
                        Access.ARCHIVE,
                        "compareVersions",
                        "What changed from one version to another.",
                        "Comparison",
                        List.of(),
                        press -> new ComparisonPages(stores.library(), press)::data),
                get(
                        "/articles/{id}/checks",
                        "listChecks",
                        "The latest looks at an article, newest first.",
                        "Checks",
                        List.of(),
                        p -> p::checks),
                get(
                        "/articles/{id}/suggestions",
                        "suggestArticles",
                        "Articles of the same days that may tell the same story, and why.",
                        "Suggestions",
                        List.of(),
                        p -> p::suggestions),
                get(
                        "/collections",
                        "listCollections",
                        "All collections, the one edited last first.",
                        "Collections",
                        List.of(),
                        p -> p::collections),
                Operation.read(
                        "/collections/{slug}",
                        Access.TEXT,
                        "getCollection",
                        "A collection with its articles, their headlines over time, and the figures that are followed.",
                        "Collection",
                        List.of(),
                        press -> pages(press)::collection),
                get("/outlets", "listOutlets", "All outlets.", "Outlets", List.of(), p -> p::outlets),
                get("/outlets/{outlet}", "getOutlet", "An outlet.", "Outlet", List.of(), p -> p::outlet),
                get("/alerts", "listAlerts", "What is wrong with which outlet.", "Alerts", List.of(), p -> p::alerts),
                get(
                        "/search",
                        "search",
                        "Versions, or changes, in which something stands. The line is that of the search page.",
                        "Found",
                        List.of(
                                new Field("q", "string", "For instance removed:alleged outlet:harbour."),
                                new Field("from", "string", "Where the search goes on."),
                                LIMIT),
                        p -> p::search));
    }

    private Operation get(
            String path,
            String id,
            String summary,
            String answer,
            List<Field> query,
            Function<ApiPages, Function<Asked, Reply>> page) {
        return Operation.read(path, Access.ARCHIVE, id, summary, answer, query, press -> page.apply(pages(press)));
    }

    private Stream<Operation> running() {
        return Stream.of(
                run(
                        "/settings",
                        "listSettings",
                        "All settings, with where each value comes from.",
                        "Settings",
                        List.of(),
                        p -> p::settings),
                run(
                        "/journal",
                        "listDeeds",
                        "What people did, newest first.",
                        "Deeds",
                        List.of(new Field("before", "integer", "A deed's number: only what is older."), LIMIT),
                        p -> p::journal),
                run(
                        "/jobs",
                        "listJobs",
                        "What the watch was asked to do, newest first.",
                        "Jobs",
                        List.of(LIMIT),
                        p -> p::jobs),
                run("/jobs/{nr}", "getJob", "A job: how far it is, or what it came to.", "Job", List.of(), p -> p::job),
                run(
                        "/outlets/{outlet}/budget",
                        "getBudget",
                        "What an outlet may be asked at most, which setting says so, and what was spent of it.",
                        "Budget",
                        List.of(),
                        p -> p::budget),
                run("/people", "listPeople", "Who has an account.", "People", List.of(), p -> p::people));
    }

    private Operation run(
            String path,
            String id,
            String summary,
            String answer,
            List<Field> query,
            Function<ApiPages, Function<Asked, Reply>> page) {
        return Operation.read(path, Access.ADMIN, id, summary, answer, query, press -> page.apply(pages(press)));
    }

    private Stream<Operation> exports() {
        return Stream.of(
                export(
                        "versions.jsonl",
                        "exportVersions",
                        "Every version, a line of JSON each, article by article. To go on where it broke off, give the"
                                + " last article that came whole.",
                        "lines",
                        this::lines),
                export(
                        "versions.csv",
                        "exportTable",
                        "The same as a table: what a cell can hold. The first row names the columns.",
                        "table",
                        this::table));
    }

    /// Versions as they are written, each of those that are asked for.
    private interface Export {
        void write(OutputStream out, Consumer<Consumer<ObjectNode>> versions) throws IOException;
    }

    private Operation export(String path, String id, String summary, String answer, Export export) {
        return new Operation(
                HandlerType.GET,
                "/export/" + path,
                Access.TEXT,
                id,
                summary,
                List.of(
                        new Field("after", "string", "An article's id: only those after it."),
                        new Field("outlet", "string", "An outlet's short name.")),
                List.of(),
                200,
                answer,
                (context, press) -> versions(context, press, answer.equals("lines") ? LINES : TABLE, export));
    }

    /// Written as it is read, however much it is.
    private void versions(Context context, Press press, String type, Export export) throws IOException {
        var asked = Asked.of(context, press.visitor());
        var after = ArticleId.parse(asked.query("after"));
        var outlet = OutletPages.find(stores.library(), asked.query("outlet"), clock.instant())
                .map(o -> o.outlet().id());
        var wrong = after.isEmpty() && !asked.query("after").isEmpty()
                ? "after"
                : outlet.isEmpty() && !asked.query("outlet").isEmpty() ? "outlet" : "";
        if (!wrong.isEmpty()) {
            var problem = Problem.wrongFilter(wrong, asked.query(wrong), press.words());
            Answers.send(new Reply.Refused(problem), context, press);
            return;
        }
        context.contentType(type).header("Cache-Control", "no-store");
        try (var out = context.outputStream()) {
            export.write(out, each -> VersionJson.all(stores.library(), after, outlet, each));
        }
    }

    private void lines(OutputStream out, Consumer<Consumer<ObjectNode>> versions) {
        versions.accept(node -> write(out, JSON.writeValueAsString(node) + "\n"));
    }

    private void table(OutputStream out, Consumer<Consumer<ObjectNode>> versions) {
        write(out, VersionCsv.head());
        versions.accept(node -> write(out, VersionCsv.line(node)));
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) { // whoever asked has gone
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Operation> jobs() {
        return Stream.of(
                Operation.control(
                        "/finds",
                        "find",
                        "Asks for what can be watched behind an address. The job's result says what was found.",
                        List.of(
                                new Field("url", "string", "a home page, section page, feed, sitemap or article"),
                                new Field("include", "string", "patterns of paths, one a line"),
                                new Field("exclude", "string", "patterns of paths, one a line"),
                                new Field("back", "string", "days; empty for any age")),
                        202,
                        "Asked",
                        press -> controls(press)::find),
                again(
                        "/recompares",
                        "recompare",
                        "Asks for stored changes to be compared again by the present comparison. The job counts those that"
                                + " are told otherwise, and stores them when apply is true.",
                        Job.Kind.RECOMPARE),
                again(
                        "/reextracts",
                        "reextract",
                        "Asks for kept pages to be read again by the present extractor and rules. The job counts the texts"
                                + " that read otherwise, and stores them when apply is true, labelled as read again.",
                        Job.Kind.REEXTRACT),
                again(
                        "/retains",
                        "retain",
                        "Asks which captures the settings would give up. The job plans it outlet by outlet; when apply is"
                                + " true, it also gives them up, which cannot be undone.",
                        Job.Kind.RETAIN),
                Operation.control(
                        "/jobs/{nr}/save",
                        "saveFound",
                        "Begins to watch what was found: what is worth it, or the seeds that are named (seed0, seed1 …).",
                        List.of(new Field("name", "string", "another name for the outlet")),
                        201,
                        "Saved",
                        press -> controls(press)::save),
                Operation.control(
                        "/jobs/{nr}/cancel",
                        "cancelJob",
                        "Ends a job that is not over.",
                        List.of(),
                        204,
                        "",
                        press -> controls(press)::cancel));
    }

    private Operation again(String path, String id, String summary, Job.Kind kind) {
        return Operation.control(
                path,
                id,
                summary,
                List.of(
                        new Field("outlet", "string", "An outlet's short name; empty for all."),
                        new Field(
                                "apply", "boolean", "whether what is found is stored, or given up; false unless said")),
                202,
                "Asked",
                press -> asked -> controls(press).again(asked, kind));
    }

    private Stream<Operation> outlets() {
        return Stream.of(
                outlet(
                        "standing",
                        "setStanding",
                        "Pauses, resumes or removes an outlet.",
                        List.of(new Field("standing", "string", "watched, paused or removed")),
                        c -> c::stand),
                outlet(
                        "name",
                        "setName",
                        "Gives an outlet another name.",
                        List.of(new Field("name", "string", "1 to 200 signs")),
                        c -> c::rename),
                outlet(
                        "wanted",
                        "setWanted",
                        "Says which of its articles are wanted from now on.",
                        List.of(
                                new Field("include", "string", "patterns of paths, one a line"),
                                new Field("exclude", "string", "patterns of paths, one a line"),
                                new Field("back", "string", "days; empty for any age")),
                        c -> c::want),
                outlet(
                        "budget",
                        "setBudget",
                        "Decides what an outlet may be asked at most; what is left out follows the settings.",
                        List.of(
                                new Field("requests_per_hour", "number", "more than 0, at most 3600"),
                                new Field(
                                        "mebibytes_per_day",
                                        "number",
                                        "received of its site in any 24 hours; 1 to 1048576")),
                        c -> c::budget),
                outlet(
                        "check",
                        "checkNow",
                        "Asks for all of its feeds, sitemaps and pages as soon as politeness allows.",
                        List.of(),
                        c -> c::check));
    }

    private Operation outlet(
            String path,
            String id,
            String summary,
            List<Field> body,
            Function<SourceControls, Function<Asked, Reply>> control) {
        return Operation.control(
                "/outlets/{outlet}/" + path,
                id,
                summary,
                body,
                204,
                "",
                press -> control.apply(controls(press).sources()));
    }

    private Stream<Operation> people() {
        var role = List.of(new Field("role", "string", "reader, editor or admin"));
        return Stream.of(
                Operation.control(
                        "/people",
                        "invite",
                        "Makes a one-time link for an account to be made.",
                        role,
                        201,
                        "Link",
                        press -> controls(press)::invite),
                Operation.control(
                        "/people/{nr}/role",
                        "setRole",
                        "Gives an account another role.",
                        role,
                        204,
                        "",
                        press -> controls(press)::give),
                Operation.control(
                        "/people/{nr}/link",
                        "makeLink",
                        "Makes a one-time link for a new password.",
                        List.of(),
                        201,
                        "Link",
                        press -> controls(press)::link),
                Operation.control(
                        "/people/{nr}/end",
                        "endAccount",
                        "Closes an account.",
                        List.of(),
                        204,
                        "",
                        press -> controls(press)::end));
    }
}
