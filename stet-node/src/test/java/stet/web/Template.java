// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the source of a template for what it says by itself: text between tags and in attributes that are read out or
/// shown, and string literals that are more than a key. What stands in `code`, `kbd` and `pre` is typed, not said.
final class Template {
    private static final Set<String> SPOKEN = Set.of("aria-label", "title", "alt", "placeholder", "label", "data-l");
    private static final Set<String> TYPED = Set.of("code", "kbd", "pre");
    private static final Set<String> NAMES = Set.of("Stet", "Atom", "RSS", "JSON", "Feed", "https");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}.*|.*\\p{L} +\\p{L}.*", Pattern.DOTALL);

    private final String source;
    private final List<String> said = new ArrayList<>();
    private int at = 0;

    private Template(String source) {
        this.source = source;
    }

    /// The words in a template's source that are neither a message nor a name.
    static List<String> bareWords(String source) {
        var template = new Template(source.replaceAll("(?m)^@(import|param)\\b.*$", ""));
        template.text('\0');
        return template.said.stream()
                .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group))
                .filter(word -> !NAMES.contains(word))
                .toList();
    }

    /// Text up to the end sign, which is passed.
    private void text(char end) {
        var bare = new StringBuilder();
        while (at < source.length() && source.charAt(at) != end) {
            if (isCode()) {
                bare.append(' ');
                code();
            } else if (source.charAt(at) == '<') {
                bare.append(' ');
                tag();
            } else if (source.charAt(at) == '&') {
                at = source.indexOf(';', at) + 1;
            } else {
                bare.append(source.charAt(at++));
            }
        }
        at++;
        said.add(bare.toString());
    }

    private boolean isCode() {
        return Stream.of("${", "!{").anyMatch(sign -> source.startsWith(sign, at))
                || source.charAt(at) == '@' && at + 1 < source.length() && Character.isLetter(source.charAt(at + 1));
    }

    private void code() {
        if (source.charAt(at) != '@') {
            at += 2;
            expression('}');
            return;
        }
        at++;
        while (at < source.length() && (Character.isLetter(source.charAt(at)) || source.charAt(at) == '.')) {
            at++;
        }
        if (at < source.length() && source.charAt(at) == '(') {
            at++;
            expression(')');
        }
    }

    /// Java up to the closing sign, which is passed.
    private void expression(char end) {
        while (source.charAt(at) != end) {
            char sign = source.charAt(at++);
            switch (sign) {
                case '(' -> expression(')');
                case '{' -> expression('}');
                case '"' -> literal();
                case '`' -> text('`');
                default -> {
                    // a name, an operator
                }
            }
        }
        at++;
    }

    private void literal() {
        int end = source.indexOf('"', at);
        var literal = source.substring(at, end);
        if (SENTENCE.matcher(literal).matches()) {
            said.add(literal);
        }
        at = end + 1;
    }

    private void tag() {
        int from = at++;
        var attribute = new StringBuilder();
        while (source.charAt(at) != '>') {
            if (isCode()) {
                code();
            } else if (source.charAt(at) == '"') {
                at++;
                value(attribute.toString().strip().replaceAll("(?s).*\\s|=", ""));
                attribute.setLength(0);
            } else {
                attribute.append(source.charAt(at++));
            }
        }
        at++;
        var name = source.substring(from + 1, at - 1).replaceAll("(?s)[^a-z0-9].*", "");
        if (TYPED.contains(name)) {
            at = source.indexOf("</" + name, at);
        }
    }

    private void value(String attribute) {
        var value = new StringBuilder();
        while (source.charAt(at) != '"') {
            if (isCode()) {
                code();
            } else {
                value.append(source.charAt(at++));
            }
        }
        at++;
        if (SPOKEN.contains(attribute)) {
            said.add(value.toString());
        }
    }
}
