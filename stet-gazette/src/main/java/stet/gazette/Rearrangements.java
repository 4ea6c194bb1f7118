// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Edits that any article can undergo: they need no words of their own.
final class Rearrangements {
    private static final int SHORTEST_HALF = 40;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?؟]) (?=[\\p{Lu}\\p{InArabic}\"“«])");
    private static final Pattern STRAIGHT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern CURLY = Pattern.compile("“([^”]*)”");
    private static final Pattern ADDRESS = Pattern.compile("\\|(?:/topics)?(/[^\\]]*)]]");

    private Rearrangements() {}

    static List<Block> with(List<Block> blocks, int at, Block changed) {
        List<Block> all = new ArrayList<>(blocks);
        all.set(at, changed);
        return all;
    }

    static List<Block> inserted(List<Block> blocks, int at, Block added) {
        List<Block> all = new ArrayList<>(blocks);
        all.add(at, added);
        return all;
    }

    static List<Block> without(List<Block> blocks, int at) {
        List<Block> all = new ArrayList<>(blocks);
        all.remove(at);
        return all;
    }

    /// Takes one paragraph away, not the first and only while four stay.
    static Optional<Piece> removed(Piece piece, RandomGenerator random) {
        List<Integer> texts = texts(piece).filter(i -> i > 0).boxed().toList();
        return texts.size() < 5
                ? Optional.empty()
                : Optional.of(piece.withBlocks(without(piece.blocks(), any(texts, random))));
    }

    /// Carries one paragraph past at least two others.
    static Optional<Piece> moved(Piece piece, RandomGenerator random) {
        List<Integer> texts = texts(piece).filter(i -> i > 0).boxed().toList();
        int from = texts.isEmpty() ? 0 : any(texts, random);
        List<Integer> goals =
                texts.stream().filter(i -> Math.abs(i - from) >= 3).toList();
        if (goals.isEmpty()) {
            return Optional.empty();
        }
        Block carried = piece.blocks().get(from);
        return Optional.of(piece.withBlocks(inserted(without(piece.blocks(), from), any(goals, random), carried)));
    }

    /// Breaks a paragraph in two between sentences.
    static Optional<Piece> split(Piece piece, RandomGenerator random) {
        List<Integer> able = texts(piece)
                .filter(i -> breakIn(piece.blocks().get(i).text()) > 0)
                .boxed()
                .toList();
        if (able.isEmpty()) {
            return Optional.empty();
        }
        int at = any(able, random);
        String text = piece.blocks().get(at).text();
        Block head = new Block(Block.Kind.TEXT, text.substring(0, breakIn(text)));
        Block tail = new Block(Block.Kind.TEXT, text.substring(breakIn(text) + 1));
        return Optional.of(piece.withBlocks(inserted(with(piece.blocks(), at, head), at + 1, tail)));
    }

    /// Joins two paragraphs that follow each other.
    static Optional<Piece> merged(Piece piece, RandomGenerator random) {
        List<Integer> texts = texts(piece).boxed().toList();
        List<Integer> able =
                texts.stream().filter(i -> i > 0 && texts.contains(i + 1)).toList();
        if (able.isEmpty() || texts.size() < 4) {
            return Optional.empty();
        }
        int at = any(able, random);
        Block joined = new Block(
                Block.Kind.TEXT,
                piece.blocks().get(at).text() + " " + piece.blocks().get(at + 1).text());
        return Optional.of(piece.withBlocks(with(without(piece.blocks(), at + 1), at, joined)));
    }

    /// Makes straight quotation marks curly, or curly ones straight, in all that a reader sees.
    static Optional<Piece> requoted(Piece piece) {
        Piece other = piece.withHeadline(requoted(piece.headline()))
                .withStandfirst(requoted(piece.standfirst()))
                .withBlocks(piece.blocks().stream()
                        .map(block -> block.withText(requoted(block.text())))
                        .toList());
        return other.equals(piece) ? Optional.empty() : Optional.of(other);
    }

    /// Turns the first link elsewhere: below `/topics`, or back.
    static Optional<Piece> relinked(Piece piece) {
        return texts(piece)
                .filter(i -> ADDRESS.matcher(piece.blocks().get(i).text()).find())
                .boxed()
                .findFirst()
                .map(i -> {
                    Block block = piece.blocks().get(i);
                    String target = block.text().contains("|/topics/") ? "|$1]]" : "|/topics$1]]";
                    String changed = ADDRESS.matcher(block.text()).replaceFirst(target);
                    return piece.withBlocks(with(piece.blocks(), i, block.withText(changed)));
                });
    }

    private static String requoted(String text) {
        boolean straight = text.contains("\"") || text.contains("'");
        return straight
                ? STRAIGHT.matcher(text).replaceAll("“$1”").replace('\'', '’')
                : CURLY.matcher(text).replaceAll("\"$1\"").replace('’', '\'');
    }

    /// Where the last sentence break lies that leaves enough on both sides, or 0 when there is none.
    private static int breakIn(String text) {
        Matcher ends = SENTENCE_END.matcher(text);
        int found = 0;
        while (ends.find()) {
            if (ends.start() >= SHORTEST_HALF && text.length() - ends.end() >= SHORTEST_HALF) {
                found = ends.start();
            }
        }
        return found;
    }

    private static IntStream texts(Piece piece) {
        return IntStream.range(0, piece.blocks().size())
                .filter(i -> piece.blocks().get(i).kind() == Block.Kind.TEXT);
    }

    private static int any(List<Integer> places, RandomGenerator random) {
        return places.get(random.nextInt(places.size()));
    }
}
