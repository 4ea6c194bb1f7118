// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// RFC 9309, section 2.2, said as plainly as can be: what the library that we use is held against. Slow, and for tests
/// alone.
final class Rfc9309 {
    private record Rule(boolean allow, String pattern) {}

    private record Group(List<String> agents, List<Rule> rules) {}

    private Rfc9309() {}

    static boolean allows(String robots, String token, String path) {
        var rules = rules(groups(robots), token);
        var asked = octets(path).replace("*", "%2A").replace("$", "%24"); // section 2.2.3: verbatim ones are encoded
        var best = rules.stream()
                .filter(rule -> matches(octets(rule.pattern()), asked))
                .max((a, b) -> {
                    int longer = Integer.compare(
                            octets(a.pattern()).length(), octets(b.pattern()).length());
                    return longer != 0 ? longer : Boolean.compare(a.allow(), b.allow()); // allow wins a tie
                });
        return path.equals("/robots.txt") || best.map(Rule::allow).orElse(true);
    }

    /// Section 2.2.1: all groups of the token together; without one, all groups of `*`.
    private static List<Rule> rules(List<Group> groups, String token) {
        var own = groups.stream()
                .filter(g -> g.agents().contains(token))
                .flatMap(g -> g.rules().stream())
                .toList();
        boolean named = groups.stream().anyMatch(g -> g.agents().contains(token));
        return named
                ? own
                : groups.stream()
                        .filter(g -> g.agents().contains("*"))
                        .flatMap(g -> g.rules().stream())
                        .toList();
    }

    private static List<Group> groups(String robots) {
        var groups = new ArrayList<Group>();
        boolean naming = false;
        for (var line : robots.replaceFirst("^\uFEFF", "").split("\r\n|\n|\r")) {
            var bare = line.replaceFirst("#.*", "");
            int colon = bare.indexOf(':');
            if (colon < 0) {
                continue;
            }
            var key = bare.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            var value = bare.substring(colon + 1).strip();
            switch (key) {
                case "user-agent" -> {
                    if (!naming) {
                        groups.add(new Group(new ArrayList<>(), new ArrayList<>()));
                    }
                    naming = true;
                    groups.getLast().agents().add(token(value));
                }
                case "allow", "disallow" -> {
                    naming = false;
                    if (!groups.isEmpty() && !value.isEmpty()) {
                        groups.getLast().rules().add(new Rule(key.equals("allow"), value));
                    }
                }
                default -> {} // section 2.2.4: other records do not interfere
            }
        }
        return groups;
    }

    /// The product token that a value begins with: letters, `_` and `-`.
    private static String token(String value) {
        return value.startsWith("*") ? "*" : value.toLowerCase(Locale.ROOT).replaceFirst("[^a-z_-].*", "");
    }

    /// Section 2.2.2: octets outside of ASCII are compared percent-encoded, encoded unreserved ones decoded.
    private static String octets(String text) {
        var out = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int octet = bytes[i] & 0xff;
            boolean encoded = octet == '%'
                    && i + 2 < bytes.length
                    && Character.digit(bytes[i + 1], 16) >= 0
                    && Character.digit(bytes[i + 2], 16) >= 0;
            if (encoded) {
                octet = Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16);
                i += 2;
                boolean unreserved = octet < 0x80 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
                out.append(unreserved ? "" + (char) octet : "%%%02X".formatted(octet));
            } else {
                out.append(octet < 0x80 ? "" + (char) octet : "%%%02X".formatted(octet));
            }
        }
        return out.toString();
    }

    /// Section 2.2.3: `*` is any sequence, `$` at the end is the end.
    private static boolean matches(String pattern, String path) {
        boolean whole = pattern.endsWith("$");
        var rest = (whole ? pattern.substring(0, pattern.length() - 1) : pattern).replace("$", "%24");
        boolean[] reached = new boolean[path.length() + 1];
        reached[0] = true;
        for (int sign = 0; sign < rest.length(); sign++) {
            char c = rest.charAt(sign);
            var next = new boolean[path.length() + 1];
            boolean any = false;
            for (int at = 0; at <= path.length(); at++) {
                any |= reached[at];
                next[at] = c == '*' ? any : at > 0 && reached[at - 1] && path.charAt(at - 1) == c;
            }
            reached = next;
        }
        boolean somewhere = false;
        for (boolean at : reached) {
            somewhere |= at;
        }
        return whole ? reached[path.length()] : somewhere;
    }
}
