// SPDX-License-Identifier: Apache-2.0
package stet.imports;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;
import stet.model.Payload;

/// The git repositories below a folder, read only and by their objects alone: nothing is checked out, no
/// hook, filter or program is run, and no configuration but the repository's own is read. A repository
/// that borrows objects from elsewhere on the disk is refused. For one thread.
final class GitFolders implements AutoCloseable {
    private static final int DEEPEST = 4;
    private static final int MOST = 1_000;
    private static final int LARGEST_FILE = 8 << 20;

    private final Map<String, Path> folders = new TreeMap<>();
    private final List<Trouble> refused = new ArrayList<>();
    private final Map<String, Folder> open = new TreeMap<>();

    /// A file as it stood in a commit.
    ///
    /// @param at when it was committed
    record File(Payload bytes, Instant at) {}

    /// Looks for repositories; links are not followed.
    GitFolders(Path root) throws IOException {
        SystemReader.setInstance(new Alone(SystemReader.getInstance()));
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var git = gitIn(folder);
                if (git == null) {
                    return FileVisitResult.CONTINUE;
                }
                add(root, folder, git);
                return folders.size() < MOST ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static @Nullable Path gitIn(Path folder) {
        return Stream.of(folder.resolve(".git"), folder)
                .filter(git -> Files.isDirectory(git.resolve("objects"), LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(git.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElse(null);
    }

    private void add(Path root, Path folder, Path git) {
        var name = root.relativize(folder).toString();
        boolean borrows = Stream.of("objects/info/alternates", "objects/info/http-alternates", "commondir")
                .anyMatch(file -> Files.exists(git.resolve(file), LinkOption.NOFOLLOW_LINKS));
        boolean linked = Stream.of(".", "objects/pack", "objects/info", "refs", "packed-refs", "config")
                .anyMatch(file -> Files.isSymbolicLink(git.resolve(file)));
        if (borrows || linked) {
            refused.add(new Trouble(
                    name.isEmpty() ? String.valueOf(root.getFileName()) : name,
                    "git repository",
                    "it takes objects from outside of its own folder; nothing of it is read"));
        } else {
            folders.put(name, git);
        }
    }

    boolean isEmpty() {
        return folders.isEmpty();
    }

    List<Trouble> refused() {
        return List.copyOf(refused);
    }

    /// The repository that the database calls so: by the last parts of its path, or the only one there
    /// is. The name is only compared, and never made a path.
    ///
    /// @throws Broken when there is none
    Folder folder(String where, String called) throws Broken {
        var name = called.strip().replaceFirst("/+$", "");
        var found = folders.keySet().stream()
                .filter(folder -> folder.equals(name) || folder.endsWith("/" + name))
                .findFirst();
        if (found.isEmpty() && folders.size() == 1 && (name.isEmpty() || name.equals("old"))) {
            found = folders.keySet().stream().findFirst();
        }
        if (found.isEmpty()) {
            throw new Broken(where, "there is no git folder “%s”".formatted(Texts.cut(name)));
        }
        var folder = open.get(found.get());
        if (folder == null) {
            folder = Folder.open(where, found.get(), Objects.requireNonNull(folders.get(found.get())));
            open.put(found.get(), folder);
        }
        return folder;
    }

    /// One repository.
    static final class Folder implements AutoCloseable {
        private final Repository repository;
        private final RevWalk walk;

        private Folder(Repository repository) {
            this.repository = repository;
            this.walk = new RevWalk(repository);
            this.walk.setRetainBody(false);
        }

        private static Folder open(String where, String name, Path git) throws Broken {
            try {
                return new Folder(new FileRepositoryBuilder()
                        .setGitDir(git.toFile())
                        .setBare()
                        .setMustExist(true)
                        .build());
            } catch (IOException | IllegalArgumentException e) {
                throw new Broken(where, "the git folder “%s” cannot be read: %s".formatted(name, e.getMessage()));
            }
        }

        /// @param commit in hexadecimal
        /// @throws Broken when there is no such commit, or no such file in it
        File file(String where, String commit, String path) throws Broken {
            var id = commit.strip();
            if (!ObjectId.isId(id)) {
                throw new Broken(where, "“%s” is no commit's name".formatted(Texts.cut(id)));
            }
            try {
                walk.reset();
                var found = walk.parseCommit(ObjectId.fromString(id));
                try (var tree = path.isEmpty() ? null : TreeWalk.forPath(repository, path, found.getTree())) {
                    if (tree == null || !isFile(tree.getFileMode(0))) {
                        throw new Broken(where, "commit %s has no file “%s”".formatted(id, Texts.cut(path)));
                    }
                    var blob = repository.open(tree.getObjectId(0));
                    if (blob.getSize() > LARGEST_FILE) {
                        throw new Broken(where, "the file in git is larger than %d MB".formatted(LARGEST_FILE >> 20));
                    }
                    return new File(
                            Payload.of(blob.getBytes(LARGEST_FILE)), Instant.ofEpochSecond(found.getCommitTime()));
                }
            } catch (IOException | LargeObjectException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new Broken(where, "commit %s cannot be read from git: %s".formatted(id, e.getMessage()));
            }
        }

        private static boolean isFile(FileMode mode) {
            return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
        }

        @Override
        public void close() {
            walk.close();
            repository.close();
        }
    }

    @Override
    public void close() {
        open.values().forEach(Folder::close);
    }

    /// Keeps the library from the machine's and the user's own git configuration, and so from asking a
    /// git program for it.
    private static final class Alone extends SystemReader.Delegate {
        Alone(SystemReader delegate) {
            super(delegate);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }
    }

    /// A configuration that stands in no file.
    private static final class Nothing extends FileBasedConfig {
        Nothing(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // nothing is read
        }

        @Override
        public void save() {
            // and nothing is written
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
