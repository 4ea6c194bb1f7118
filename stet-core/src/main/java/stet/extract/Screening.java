// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/// Looks through a selector before jsoup parses it, and turns away what has no bound: everything that takes a regular
/// expression (`[a~=…]`, which jsoup reads as one, and `:matches…`), since a pattern of ten characters can keep a
/// thread busy for years on a line that an outlet writes; what reads all text below each element (`:contains` and its
/// like); what picks text and comments, which are no elements (`::text`); and `:has()` inside `:has()`. What is left is
/// weighed. For one selector, on one thread.
final class Screening {
    private static final int DEEPEST = 6;
    private static final Set<String> PLAIN = Set.of("empty", "root");
    private static final Set<String> BESIDE = Set.of(
            "first-child",
            "last-child",
            "only-child",
            "first-of-type",
            "last-of-type",
            "only-of-type",
            "nth-child",
            "nth-last-child",
            "nth-of-type",
            "nth-last-of-type",
            "eq",
            "lt",
            "gt");
    private static final Set<String> HOLDING = Set.of("not", "is", "has");
    private static final Set<String> READING =
            Set.of("contains", "containsdata", "containswholetext", "containswholeowntext", "matchtext", "blank");
    private static final String ALLOWED =
            "allowed are :not, :is, :has, :containsOwn, :empty, :root, :first-child, :nth-child(n) and their kin";

    private final String text;
    private final Deque<Boolean> open = new ArrayDeque<>(); // for each open parenthesis, whether it is one of :has
    private Effort.Parts outside = Effort.Parts.NONE;
    private Effort.Parts below = Effort.Parts.NONE;
    private int at;

    private Screening(String text) {
        this.text = text;
    }

    sealed interface Result {}

    record Passed(Effort effort) implements Result {}

    /// @param position of what is refused, from 0
    record Refused(int position, String why) implements Result {}

    static Result of(String text) {
        var screening = new Screening(text);
        while (screening.at < text.length()) {
            var refused = screening.step();
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return new Passed(new Effort(screening.outside, screening.below));
    }

    private Optional<Refused> step() {
        char c = text.charAt(at);
        return switch (c) {
            case '\\' -> skip(2);
            case '[' -> attribute();
            case ':' -> pseudo();
            case ')' -> {
                open.pollLast();
                yield skip(1);
            }
            case '~', '+' -> {
                weigh(parts().withSiblings());
                yield skip(1);
            }
            case '.', '#', '*', '>', ',' -> {
                weigh(parts().withTest());
                yield skip(1);
            }
            default -> {
                weigh(Character.isWhitespace(c) ? parts().withAncestors() : parts());
                yield skip(1);
            }
        };
    }

    private Optional<Refused> skip(int characters) {
        at += characters;
        return Optional.empty();
    }

    private Effort.Parts parts() {
        return open.contains(true) ? below : outside;
    }

    private void weigh(Effort.Parts parts) {
        if (open.contains(true)) {
            below = parts;
        } else {
            outside = parts;
        }
    }

    /// `[name=value]`, the value perhaps in quotes, which may hold anything.
    private Optional<Refused> attribute() {
        weigh(parts().withTest());
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != ']') {
            char c = text.charAt(end);
            if (c == '"' || c == '\'') {
                int close = closing(c, end + 1);
                end = close < 0 ? text.length() : close;
            } else if (text.startsWith("~=", end)) {
                return Optional.of(new Refused(
                        end, "~= takes a regular expression, whose time has no bound; write ^=, $= or *= instead"));
            } else if (c == '\\') {
                end++;
            }
            end++;
        }
        at = end + 1;
        return Optional.empty();
    }

    private int closing(char quote, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    private Optional<Refused> pseudo() {
        int from = at;
        if (text.startsWith("::", at)) {
            return Optional.of(new Refused(from, "rules pick elements; “::” picks text and comments"));
        }
        int end = at + 1;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        var written = text.substring(at + 1, end);
        var name = written.toLowerCase(java.util.Locale.ROOT);
        at = end;
        if (HOLDING.contains(name)) {
            return holding(name, from);
        }
        if (name.equals("containsown") || BESIDE.contains(name) || PLAIN.contains(name)) {
            weigh(BESIDE.contains(name) ? parts().withSiblings() : parts().withTest());
            return argument();
        }
        return Optional.of(new Refused(from, ":" + written + why(name)));
    }

    private static String why(String name) {
        if (name.startsWith("matches")) {
            return " takes a regular expression, whose time has no bound; " + ALLOWED;
        }
        return READING.contains(name)
                ? " reads all the text below every element, which takes too long on a large page; use :containsOwn"
                : " is not known; " + ALLOWED;
    }

    /// A parenthesis that holds selectors, which are screened in their turn.
    private Optional<Refused> holding(String name, int from) {
        if (at >= text.length() || text.charAt(at) != '(') {
            return Optional.of(new Refused(from, ":%s holds a selector in parentheses".formatted(name)));
        }
        if (name.equals("has") && open.contains(true)) {
            return Optional.of(new Refused(from, ":has() inside :has() takes too long on a large page"));
        }
        if (open.size() >= DEEPEST) {
            return Optional.of(new Refused(from, "more than %d parentheses inside each other".formatted(DEEPEST)));
        }
        weigh(parts().withTest());
        open.addLast(name.equals("has"));
        return skip(1);
    }

    /// A parenthesis that holds words or a number, which are passed over up to where it closes.
    private Optional<Refused> argument() {
        if (at >= text.length() || text.charAt(at) != '(') {
            return Optional.empty();
        }
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                break;
            } else if (c == '"' || c == '\'') {
                int close = closing(c, at);
                at = close < 0 ? at : close + 1;
            }
        }
        return Optional.empty();
    }
}
