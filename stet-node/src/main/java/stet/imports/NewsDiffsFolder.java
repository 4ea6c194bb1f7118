// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.imports.Foreign.Original;
import stet.imports.Foreign.Past;
import stet.model.Address;
import stet.model.Origin;
import stet.model.Story;

/// NewsDiffs' folder: a dump of its database, with the tables `Articles` and `version`, and the git
/// repositories that hold the texts, each version named by its commit. The commit's time is taken, which
/// has its offset; the database's has none. What NewsDiffs calls boring, a change of blanks or of the
/// page's date line, it does not show, and is left out.
final class NewsDiffsFolder implements Archive {
    static final Map<String, Dump.Table> TABLES = Map.of(
            "articles",
            new Dump.Table(Scratch.Kind.ARTICLE, "id", ""),
            "version",
            new Dump.Table(Scratch.Kind.VERSION, "id", "article_id"));

    /// A file begins with the page's date line, its title and its byline.
    private static final int HEAD = 3;

    private final Dump dump;
    private final GitFolders git;
    private final Instant now;

    NewsDiffsFolder(Dump dump, GitFolders git, Instant now) {
        this.dump = dump;
        this.git = git;
        this.now = now;
    }

    @Override
    public Origin.Source source() {
        return Origin.Source.NEWSDIFFS;
    }

    @Override
    public void read(Visitor visitor) throws IOException, InterruptedException {
        git.refused().forEach(visitor::broken);
        dump.read(TABLES, row -> found(row, visitor), visitor);
    }

    private Optional<Foreign> found(Scratch.Row row, Visitor visitor) throws IOException, Broken {
        var tuple = dump.line(row).tuple();
        var where = "line %d, Articles %d".formatted(row.line(), row.id());
        var written = tuple.text("url");
        var address = Texts.address(where, written);
        var folder = git.folder(where, tuple.has("git_dir") ? tuple.text("git_dir") : "");
        var versions = new ArrayList<Past>();
        for (var version : dump.rows().of(Scratch.Kind.VERSION, row.id(), Foreign.MOST_VERSIONS + 1)) {
            var line = dump.line(version);
            if (isBoring(line.tuple())) {
                visitor.leftOut("versions that NewsDiffs calls boring");
            } else {
                versions.add(version(version, line, address, folder, path(written)));
            }
        }
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        versions.sort(Comparator.comparing(Past::from));
        return Optional.of(new Foreign(
                "%d %s".formatted(row.id(), address),
                address,
                Foreign.Paper.called(address.host().replaceFirst("^www\\.", "")),
                Optional.empty(),
                Optional.empty(),
                versions));
    }

    private static boolean isBoring(Tuple version) throws Broken {
        return version.has("boring") && version.text("boring").matches("1|[Tt](rue)?|\u0001");
    }

    /// The file's name in git is the address without its scheme.
    private static String path(String written) {
        return written.strip().replaceFirst("^https?://", "").replaceFirst("/+$", "");
    }

    private Past version(Scratch.Row row, Dump.Line line, Address address, GitFolders.Folder folder, String path)
            throws Broken {
        var where = "line %d, version %d".formatted(row.line(), row.id());
        var tuple = line.tuple();
        var file = folder.file(where, tuple.text("v"), path);
        var at = Texts.inRange(where, file.at(), now);
        var text = Texts.utf8(file.bytes().bytes())
                .orElseThrow(() -> new Broken(where, "the file in git is not in UTF-8"));
        var story = Head.of(text.lines().toList(), tuple.text("title"), tuple.text("byline"))
                .story(where);
        return new Past(
                "version %d, commit %s".formatted(row.id(), tuple.text("v").strip()),
                at,
                at,
                address,
                story,
                List.of(
                        new Original("text/plain; charset=utf-8", file.bytes()),
                        new Original("application/sql", line.original())),
                Optional.empty());
    }

    /// What stands above a file's text. An empty date line is missing in the file, so the title tells
    /// where it begins; the database has at most 255 letters of it.
    private record Head(String title, String byline, List<String> text) {
        static Head of(List<String> lines, String title, String byline) {
            for (int i = 0; i < Math.min(2, lines.size()); i++) {
                if (!title.isBlank() && begins(lines.get(i), title)) {
                    boolean signed = i + 1 < lines.size() && begins(lines.get(i + 1), byline);
                    return new Head(
                            lines.get(i),
                            signed ? lines.get(i + 1) : "",
                            lines.subList(signed ? i + 2 : i + 1, lines.size()));
                }
            }
            return new Head(title, byline, lines.subList(Math.min(HEAD, lines.size()), lines.size()));
        }

        /// An empty line begins with an empty byline alone.
        private static boolean begins(String line, String cut) {
            var wanted = Texts.line(cut);
            return wanted.isEmpty() ? line.isBlank() : Texts.line(line).startsWith(wanted);
        }

        Story story(String where) throws Broken {
            return Texts.story(where, title, byline, text);
        }
    }

    @Override
    public void close() throws IOException {
        try (dump) {
            git.close();
        }
    }
}
