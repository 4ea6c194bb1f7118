// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import stet.extract.SiteRules;

/// A file of an outlet's rules, as `docs/rules.md` describes it: read, or told what is wrong with it, line by line.
sealed interface RuleFile {
    /// Files beyond this are not read.
    long LARGEST_BYTES = 256L << 10;

    /// Entries beyond this are not read.
    int MOST_ENTRIES = 100;

    /// Lines beyond this, in UTF-16 units, are not read: a key of a hundred thousand dots is as deep as brackets.
    int LONGEST_LINE = 1000;

    /// Brackets nested deeper than this are not read: the parser would run out of stack.
    int DEEPEST = 20;

    record Good(SiteRules rules) implements RuleFile {}

    /// @param faults in the order of their lines; at least one
    record Faulty(List<Fault> faults) implements RuleFile {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /// @param line from 1; 0 when the file as a whole is meant
    /// @param words what is wrong, with the key, the value, and what is allowed
    record Fault(Path file, int line, String words) {
        String text() {
            return line > 0 ? "%s:%d: %s".formatted(file, line, words) : "%s: %s".formatted(file, words);
        }
    }

    static RuleFile read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                return faulty(file, 0, "larger than %d KiB".formatted(LARGEST_BYTES >> 10));
            }
            return read(file, Files.readString(file));
        } catch (MalformedInputException e) {
            return faulty(file, 0, "not a text in UTF-8");
        } catch (IOException e) {
            return faulty(file, 0, "cannot be read: " + e.getMessage());
        }
    }

    /// @param file as it is named in faults
    static RuleFile read(Path file, String text) {
        if (text.length() > LARGEST_BYTES) {
            return faulty(file, 0, "larger than %d KiB".formatted(LARGEST_BYTES >> 10));
        }
        if (depth(text) > DEEPEST) {
            return faulty(file, 0, "brackets inside each other more than %d deep".formatted(DEEPEST));
        }
        if (text.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
            return faulty(file, 0, "a line of more than %d characters".formatted(LONGEST_LINE));
        }
        try {
            var config = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults()
                            .setSyntax(ConfigSyntax.CONF)
                            .setOriginDescription("it")
                            .setIncluder(new NoIncludes()));
            return config.isResolved() ? new Entries(file).read(config) : faulty(file, 0, "rules use no ${…}");
        } catch (ConfigException e) {
            return faulty(
                    file, Math.max(0, line(e)), String.valueOf(e.getMessage()).replaceFirst("^it: \\d+: ", ""));
        }
    }

    private static int line(ConfigException e) {
        return e.origin() == null ? 0 : e.origin().lineNumber();
    }

    private static Faulty faulty(Path file, int line, String words) {
        return new Faulty(List.of(new Fault(file, line, words)));
    }

    /// How deep brackets are nested outside quotation marks.
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '"' -> quoted = !quoted;
                case '\n' -> quoted = false;
                case '{', '[', '(' -> depth += quoted ? 0 : 1;
                case '}', ']', ')' -> depth -= quoted ? 0 : 1;
                default -> {}
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /// The entries of one file, and all that is wrong with them.
    final class Entries {
        private static final Set<String> TOP = Set.of("rules");

        private final Path file;
        private final List<Fault> faults = new ArrayList<>();

        private Entries(Path file) {
            this.file = file;
        }

        private RuleFile read(Config config) {
            var root = config.root();
            known(root, TOP);
            var rules = root.get("rules");
            var entries = new ArrayList<SiteRules.Entry>();
            if (rules instanceof ConfigList list) {
                list.stream().limit(MOST_ENTRIES).forEach(value -> entry(value, entries));
                if (list.size() > MOST_ENTRIES) {
                    fault(rules, "at most %d entries".formatted(MOST_ENTRIES));
                }
            } else {
                fault(root, "there is no list of entries: rules = [ { … } ]");
            }
            faults.sort(Comparator.comparingInt(Fault::line));
            return faults.isEmpty() ? new Good(new SiteRules(entries)) : new Faulty(faults);
        }

        private void entry(ConfigValue value, List<SiteRules.Entry> entries) {
            if (!(value instanceof ConfigObject object)) {
                fault(value, "an entry is { key = value … }, not %s".formatted(shown(value)));
                return;
            }
            var read = new RuleEntry(this, object).read();
            if (entries.stream().anyMatch(other -> other.from().equals(read.from()))) {
                fault(value, "two entries begin on %s".formatted(read.from()));
            }
            entries.add(read);
        }

        /// Tells each key that is none, with the one that may be meant.
        void known(ConfigObject object, Set<String> keys) {
            for (var entry : object.entrySet()) {
                if (!keys.contains(entry.getKey())) {
                    fault(entry.getValue(), unknown(entry.getKey(), keys));
                }
            }
        }

        private static String unknown(String key, Set<String> keys) {
            return "there is no key %s here; did you mean %s? Allowed: %s"
                    .formatted(key, Settings.nearest(key, keys), String.join(", ", new TreeSet<>(keys)));
        }

        void fault(ConfigValue where, String words) {
            faults.add(new Fault(file, Math.max(0, where.origin().lineNumber()), words));
        }

        static String shown(ConfigValue value) {
            var words = value.valueType() == ConfigValueType.OBJECT ? "{…}" : String.valueOf(value.unwrapped());
            return "“%s”".formatted(words.length() > 200 ? words.substring(0, 200) + "…" : words);
        }
    }
}
