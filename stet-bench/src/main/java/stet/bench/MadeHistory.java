// SPDX-License-Identifier: Apache-2.0
package stet.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stet.model.Paragraph;
import stet.model.Story;

/// Made-up articles and what becomes of them. Words are made of syllables, some used often and most seldom, as in any
/// language; edits are of the sorts that outlets make: a figure, a sentence, a paragraph, the headline. The same number
/// always makes the same history.
final class MadeHistory {
    private static final int VOCABULARY = 12_000;
    private static final List<String> WORDS = words();

    /// Words of the articles; every tenth is long.
    private static final int[] LENGTHS = {120, 180, 220, 260, 300, 340, 400, 480, 600, 1000};

    /// Five versions on average, as few articles get many.
    private static final int[] VERSIONS = {1, 1, 2, 2, 3, 4, 5, 6, 10, 16};

    private final SplittableRandom random;
    private final int number;
    private final Instant published;
    private final String language;
    private String headline;
    private final List<String> paragraphs = new ArrayList<>();

    MadeHistory(int number, Instant published, String language) {
        this.random = new SplittableRandom(number);
        this.number = number;
        this.published = published;
        this.language = language;
        this.headline = sentence(7);
        for (int left = length(number); left > 0; left -= 50) {
            paragraphs.add(paragraph(Math.min(left, 50)));
        }
    }

    static int versions(int number) {
        return VERSIONS[Math.floorMod(number / LENGTHS.length, VERSIONS.length)];
    }

    static int length(int number) {
        return LENGTHS[Math.floorMod(number, LENGTHS.length)];
    }

    /// A word that is among the commonest when the rank is low.
    static String word(int rank) {
        return WORDS.get(rank);
    }

    /// The story of each version.
    List<Story> stories() {
        var stories = new ArrayList<Story>();
        stories.add(story());
        for (int i = 1; i < versions(number); i++) {
            edit();
            stories.add(story());
        }
        return stories;
    }

    private Story story() {
        return new Story(
                headline,
                "",
                "By " + capital(WORDS.get(100 + number % 300)) + " " + capital(WORDS.get(500 + number % 700)),
                List.of(),
                Optional.of(published),
                Optional.empty(),
                language,
                capital(WORDS.get(number % 12)),
                paragraphs.stream()
                        .map(text -> new Paragraph(Paragraph.Kind.TEXT, text))
                        .toList(),
                List.of(),
                List.of());
    }

    private void edit() {
        int at = random.nextInt(paragraphs.size());
        switch (random.nextInt(6)) {
            case 0 -> headline = sentence(7);
            case 1 -> paragraphs.add(at, paragraph(40));
            case 2 -> {
                if (paragraphs.size() > 2) {
                    paragraphs.remove(at);
                }
                paragraphs.add(paragraph(20));
            }
            case 3 -> paragraphs.set(at, paragraph(50));
            default -> paragraphs.set(at, sentence(12) + " " + paragraphs.get(at));
        }
        paragraphs.set(0, paragraphs.getFirst().replaceAll("\\d+", Integer.toString(random.nextInt(10, 1000))));
    }

    private String paragraph(int words) {
        return IntStream.range(0, Math.max(1, words / 12))
                .mapToObj(_ -> sentence(12))
                .collect(Collectors.joining(" "));
    }

    private String sentence(int words) {
        var text = IntStream.range(0, words - 1).mapToObj(_ -> word()).collect(Collectors.joining(" "));
        return capital(text) + " " + random.nextInt(10, 1000) + ".";
    }

    /// Zipf's law, nearly: the word of rank r is taken with a chance of about 1/r.
    private String word() {
        return WORDS.get((int) Math.pow(VOCABULARY, random.nextDouble()) - 1);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static List<String> words() {
        var random = new SplittableRandom(1);
        var syllables = List.of(
                "ba", "ken", "lo", "mi", "ra", "tus", "ve", "son", "di", "par", "el", "og", "shi", "an", "cre", "fu");
        return IntStream.range(0, VOCABULARY)
                .mapToObj(rank -> IntStream.range(0, rank < 60 ? 1 : rank < 1500 ? 2 : 3)
                                .mapToObj(_ -> syllables.get(random.nextInt(syllables.size())))
                                .collect(Collectors.joining())
                        + (rank < 1500 ? "" : syllables.get(rank % syllables.size())))
                .toList();
    }
}
