// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NewsDiffs' folder: a dump of its database beside its git folders, made with their true forms.
class NewsDiffsTest {
    private static final String HEAD = """
            CREATE TABLE `Articles` (
              `id` int(11) NOT NULL AUTO_INCREMENT,
              `url` varchar(255) NOT NULL,
              `initial_date` datetime NOT NULL,
              `last_update` datetime NOT NULL,
              `last_check` datetime NOT NULL,
              `git_dir` varchar(255) NOT NULL,
              PRIMARY KEY (`id`),
              UNIQUE KEY `url` (`url`)
            );
            CREATE TABLE `version` (
              `id` int(11) NOT NULL AUTO_INCREMENT,
              `article_id` int(11) NOT NULL,
              `v` varchar(255) NOT NULL,
              `title` varchar(255) NOT NULL,
              `byline` varchar(255) NOT NULL,
              `date` datetime NOT NULL,
              `boring` tinyint(1) NOT NULL,
              `diff_json` varchar(255) DEFAULT NULL,
              PRIMARY KEY (`id`)
            );
            """;
    private static final Instant NOON = Instant.parse("2012-07-01T12:00:00Z");
    private static final String FERRY = "news.example/2012/ferry.html";

    @TempDir
    private Path folder = Path.of("");

    private Path from = Path.of("");
    private Receiving stet;

    @BeforeEach
    void begin() throws IOException {
        from = Files.createDirectories(folder.resolve("newsdiffs"));
        stet = new Receiving(folder.resolve("data"));
    }

    @AfterEach
    void end() {
        stet.close();
    }

    /// Commits a file, and gives the commit's name.
    private static String commit(FileRepository git, String path, String text, FileMode mode, Instant at)
            throws IOException {
        try (var inserter = git.newObjectInserter()) {
            var blob = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            var files = DirCache.newInCore().builder();
            var entry = new DirCacheEntry(path);
            entry.setFileMode(mode);
            entry.setObjectId(blob);
            files.add(entry);
            files.finish();
            var commit = new CommitBuilder();
            commit.setTreeId(files.getDirCache().writeTree(inserter));
            var who = new PersonIdent("newsdiffs", "n@example.org", at, ZoneOffset.ofHours(-4));
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage("Change to " + path);
            var id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        }
    }

    private FileRepository git(String name) throws IOException {
        var git = new FileRepository(from.resolve("articles/" + name + "/.git").toFile());
        git.create();
        return git;
    }

    private static String file(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private void dump(String... rows) throws IOException {
        Files.writeString(from.resolve("newsdiffs.sql"), HEAD + String.join("\n", rows));
    }

    private static String article(int id, String url, String git) {
        return "INSERT INTO `Articles` VALUES (%d,'%s','2012-07-01 08:00:00','2012-07-01 08:00:00','2012-07-01 08:00:00','%s');"
                .formatted(id, url, git);
    }

    private static String version(int id, int article, String commit, String title, int boring) {
        return "INSERT INTO `version` VALUES (%d,%d,'%s','%s','By Ines Okafor','2012-07-01 08:00:00',%d,NULL);"
                .formatted(id, article, commit, title, boring);
    }

    @Test
    void versionsAreReadFromTheCommitsThatTheDumpNames() throws Exception {
        try (var git = git("2012-07")) {
            var first = commit(
                    git,
                    FERRY,
                    file("July 1, 2012", "Ferry to sail", "By Ines Okafor", "It sails.", "", "Daily."),
                    FileMode.REGULAR_FILE,
                    NOON);
            var second = commit(
                    git,
                    FERRY,
                    file("Ferry to sail till May", "By Ines Okafor", "It sails till May."),
                    FileMode.REGULAR_FILE,
                    NOON.plusSeconds(3600));
            var third = commit(
                    git,
                    FERRY,
                    file("July 2, 2012", "Ferry to sail till May", "By Ines Okafor", "It sails till May. "),
                    FileMode.REGULAR_FILE,
                    NOON.plusSeconds(7200));
            dump(
                    article(1, "http://" + FERRY + "/", "2012-07"),
                    version(1, 1, first, "Ferry to sail", 0),
                    version(2, 1, second, "Ferry to sail till May", 0),
                    version(3, 1, third, "Ferry to sail till May", 1));
        }

        var report = stet.take(from);

        assertEquals(List.of(), report.troubles());
        assertEquals(Map.of("versions that NewsDiffs calls boring", 1), report.leftOut());
        var id = stet.at("http://" + FERRY + "/");
        var one = stet.library.version(id, 1).orElseThrow();
        assertEquals("Ferry to sail", one.story().headline());
        assertEquals("By Ines Okafor", one.story().byline());
        assertEquals("It sails.\n\nDaily.", one.story().text());
        assertEquals(NOON, one.seenFrom());
        // Without a date line the file begins with its title.
        assertEquals(
                "It sails till May.",
                stet.library.version(id, 2).orElseThrow().story().text());
        var kept = stet.library.evidence(id, 1).getFirst();
        assertEquals(
                file("July 1, 2012", "Ferry to sail", "By Ines Okafor", "It sails.", "", "Daily."),
                new String(stet.archive.read(kept.file(), kept.offset()).body().bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void whatGitDoesNotHoldIsTold() throws Exception {
        try (var git = git("old")) {
            var link = commit(git, "news.example/link", "/etc/passwd", FileMode.SYMLINK, NOON);
            var early =
                    commit(git, "news.example/early", file("d", "t", "b", "x"), FileMode.REGULAR_FILE, Instant.EPOCH);
            dump(
                    article(1, "http://news.example/link", "old"),
                    version(1, 1, link, "t", 0),
                    article(2, "http://news.example/../../etc/passwd", "old"),
                    version(2, 2, link, "t", 0),
                    article(3, "http://news.example/link", "../../../etc"),
                    version(3, 3, link, "t", 0),
                    article(4, "http://news.example/gone", "old"),
                    version(4, 4, "0123456789012345678901234567890123456789", "t", 0),
                    article(5, "http://news.example/word", "old"),
                    version(5, 5, "HEAD", "t", 0),
                    article(6, "http://news.example/early", "old"),
                    version(6, 6, early, "t", 0));
        }

        var report = stet.take(from);

        assertEquals(0, report.written());
        var told = report.troubles().stream().map(Trouble::why).toList();
        assertEquals(6, told.size());
        assertTrue(told.get(0).endsWith("has no file “news.example/link”"), told.get(0));
        assertTrue(told.get(1).contains("passwd"), told.get(1));
        assertEquals("there is no git folder “../../../etc”", told.get(2));
        assertTrue(
                told.get(3).startsWith("commit 0123456789012345678901234567890123456789 cannot be read"), told.get(3));
        assertEquals("“HEAD” is no commit's name", told.get(4));
        assertEquals("1970-01-01T00:00:00Z is out of range", told.get(5));
    }

    @Test
    void aRepositoryThatBorrowsObjectsIsRefused() throws Exception {
        try (var git = git("old")) {
            var commit = commit(git, FERRY, file("d", "t", "b", "x"), FileMode.REGULAR_FILE, NOON);
            dump(article(1, "http://" + FERRY, "old"), version(1, 1, commit, "t", 0));
        }
        Files.createDirectories(from.resolve("articles/old/.git/objects/info"));
        Files.writeString(from.resolve("articles/old/.git/objects/info/alternates"), "/somewhere/else\n");

        var report = stet.take(from);

        assertEquals(0, report.written());
        assertEquals(
                List.of(
                        "it takes objects from outside of its own folder; nothing of it is read",
                        "there is no git folder “old”"),
                report.troubles().stream().map(Trouble::why).toList());
    }

    @Test
    void readingLeavesTheFolderAsItWas() throws Exception {
        try (var git = git("old")) {
            var commit = commit(git, FERRY, file("d", "t", "b", "x"), FileMode.REGULAR_FILE, NOON);
            dump(article(1, "http://" + FERRY, "old"), version(1, 1, commit, "t", 0));
        }
        var before = files();

        assertEquals(1, stet.take(from).written());

        assertEquals(before, files());
    }

    private SortedSet<String> files() throws IOException {
        try (var all = Files.walk(from)) {
            return new TreeSet<>(all.map(Path::toString).toList());
        }
    }

    @Test
    void aFolderThatIsNotOneSaysWhatIsMissing() throws Exception {
        var nothing = assertThrows(Opening.Unknown.class, () -> stet.take(from));
        git("old").close();
        var noDump = assertThrows(Opening.Unknown.class, () -> stet.take(from));
        dump(article(1, "http://" + FERRY, "old"), version(1, 1, "x", "t", 0));
        var alone = assertThrows(Opening.Unknown.class, () -> stet.take(from.resolve("newsdiffs.sql")));

        assertTrue(String.valueOf(nothing.getMessage()).startsWith("there is no git folder in"));
        assertTrue(String.valueOf(noDump.getMessage()).startsWith("there is no SQL dump with the tables"));
        assertTrue(String.valueOf(alone.getMessage()).contains("give the folder that holds both"));
    }
}
