// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import stet.model.Address;
import stet.model.Post;
import stet.model.StatedTime;

/// The posts of a live page with the rulings on their words. Each post is ruled on as a page of its own, so that no
/// other post changes what is read of it; what a post says is text, however short.
final class LivePosts {
    static final LivePosts NONE = new LivePosts(List.of(), Map.of());

    private final List<Told> told;
    private final Map<Integer, List<Ruling>> byBlock;

    /// A post whose words were ruled on.
    ///
    /// @param byline who wrote it; may be empty
    record Told(Entry entry, List<Ruling> rulings, String byline) {
        Told {
            rulings = List.copyOf(rulings);
        }

        /// All its words, for comparing.
        private String words() {
            return rulings.stream()
                    .filter(r -> r.place().isBody())
                    .map(r -> r.block().line())
                    .collect(Collectors.joining("\n"));
        }

        private Told dropped() {
            return new Told(
                    entry,
                    rulings.stream()
                            .map(r -> r.as(
                                    Ruling.Place.OUT, "pinned above the posts, and read where it stands among them"))
                            .toList(),
                    byline);
        }
    }

    /// @param byBlock the rulings on the words of posts with boxes of their own, by the order of their block
    private LivePosts(List<Told> told, Map<Integer, List<Ruling>> byBlock) {
        this.told = List.copyOf(told);
        this.byBlock = Map.copyOf(byBlock);
    }

    /// @param here the page's address
    static LivePosts of(Sheet sheet, Furniture furniture, Address here, List<Entry> entries) {
        if (entries.isEmpty()) {
            return NONE;
        }
        var told = entries.stream()
                .map(entry -> entry.isBoxed() ? PostJudge.told(sheet, furniture, here, entry) : plain(entry))
                .toList();
        var kept = withoutPinned(told);
        var byBlock = new HashMap<Integer, List<Ruling>>();
        for (var post : kept) {
            for (int block = post.entry().from();
                    post.entry().isBoxed() && block < post.entry().to();
                    block++) {
                byBlock.put(block, new ArrayList<>());
            }
            post.rulings()
                    .forEach(r -> byBlock.computeIfAbsent(r.block().order(), _ -> new ArrayList<>())
                            .add(r));
        }
        return new LivePosts(kept, byBlock);
    }

    /// A post without a box of its own is ruled on with the page.
    private static Told plain(Entry entry) {
        return new Told(entry, List.of(), "");
    }

    /// A post that is pinned above the others may stand among them too, and is then read there, where it stays when
    /// the pin goes.
    private static List<Told> withoutPinned(List<Told> told) {
        var later = new HashSet<String>();
        var kept = new ArrayList<Told>();
        for (var post : told.reversed()) {
            var words = post.words();
            boolean again = !words.isEmpty() && !later.add(words);
            kept.addFirst(again ? post.dropped() : post);
        }
        return kept;
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /// Whether a time is that of a post, and so not the page's.
    boolean isPosted(StatedTime time) {
        return told.stream()
                .flatMap(post -> post.entry().at().stream())
                .anyMatch(at -> at.instant().equals(time.instant()));
    }

    /// The region, made large enough for all posts.
    Region in(Sheet sheet, Region region, Optional<Block> headline) {
        return told.stream()
                .map(t -> t.entry().box())
                .reduce(sheet::around)
                .map(posts -> Region.around(sheet, sheet.around(region.body(), posts), headline))
                .orElse(region);
    }

    /// The rulings with the summary of events that many live pages put above their posts: what stands there between
    /// the headline and the first post, says something and leads nowhere.
    ///
    /// @param rulings on the whole page
    List<Ruling> summarized(Sheet sheet, Furniture furniture, Optional<Block> headline, List<Ruling> rulings) {
        if (told.isEmpty()) {
            return rulings;
        }
        int from = headline.map(Block::order).orElse(-1);
        int to = told.getFirst().entry().from();
        return rulings.stream()
                .map(r -> r.place() == Ruling.Place.OUT
                                && r.block().order() > from
                                && r.block().order() < to
                                && !furniture.has(r.block())
                                && Summary.isPoint(sheet, r.block())
                        ? r.as(
                                r.block().shape() == Shape.ITEM ? Ruling.Place.ITEM : Ruling.Place.TEXT,
                                "in the summary above the posts")
                        : r)
                .toList();
    }

    /// @see #summarized
    private static final class Summary {
        private static final int SHORTEST = 30;

        static boolean isPoint(Sheet sheet, Block block) {
            boolean shaped = block.shape() == Shape.ITEM || block.shape() == Shape.PARAGRAPH;
            return shaped
                    && block.weight() >= SHORTEST
                    && block.linkShare() < 0.3
                    && Scripts.endsSentence(block.text())
                    && !Hint.BYLINE.in(sheet.hintsWithin(sheet.boxOf(block), sheet.root()) | block.hints())
                    && !Manner.isPointer(block)
                    && !Manner.isPlea(block)
                    && !Manner.isTime(block);
        }
    }

    /// The posts over a story's paragraphs; a post without words is none.
    ///
    /// @param text what was ruled a paragraph, in the order of the page
    List<Post> over(List<Ruling> text) {
        var posts = new ArrayList<Post>();
        int at = 0;
        for (var post : told) {
            while (at < text.size()
                    && text.get(at).block().order() < post.entry().from()) {
                at++;
            }
            int first = at;
            while (at < text.size()
                    && text.get(at).block().order() < post.entry().to()) {
                at++;
            }
            if (at > first) {
                posts.add(new Post(
                        first,
                        at,
                        post.entry().at(),
                        post.byline(),
                        post.entry().fragment()));
            }
        }
        return posts;
    }

    /// The rulings on a block that stands in a post with a box of its own, its lines each by themselves.
    Optional<List<Ruling>> on(Block block) {
        return Optional.ofNullable(byBlock.get(block.order()));
    }
}
