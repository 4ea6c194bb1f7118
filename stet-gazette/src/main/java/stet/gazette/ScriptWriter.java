// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Writes the play from a seed: what is live when, for three days. In the first two hours something happens every few
/// minutes, and every kind of edit comes early; later the pace is that of a real newsroom. For one thread.
final class ScriptWriter {
    private static final Duration LENGTH = Duration.ofDays(3);
    private static final Duration OPENING = Duration.ofHours(2);
    /// The least time between two edits of one article, so that a watcher can see each.
    private static final Duration REST = Duration.ofMinutes(40);

    private final Random random;
    private final Instant start;
    private final List<Role> roles = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();

    /// An article with its states so far, oldest first.
    private record Role(Folder folder, Manuscript manuscript, List<Live> states) {
        Live present() {
            return states.getLast();
        }

        boolean open() {
            return present().standing() instanceof Standing.Open;
        }
    }

    private ScriptWriter(long seed, Instant start) {
        random = new Random(seed);
        this.start = start.truncatedTo(ChronoUnit.SECONDS);
    }

    static Script write(long seed, Instant start, List<Folder> folders) {
        ScriptWriter writer = new ScriptWriter(seed, start);
        folders.forEach(writer::cast);
        writer.edit();
        writer.upset();
        List<Live> lives = writer.roles.stream()
                .flatMap(role -> role.states().stream())
                .sorted(Comparator.comparing(Live::from).thenComparing(Live::article))
                .toList();
        return new Script(lives, writer.incidents);
    }

    /// Publishes a folder's articles: most before the start, the others on the way.
    private void cast(Folder folder) {
        List<Manuscript> order = new ArrayList<>(folder.manuscripts());
        Collections.shuffle(order, random);
        for (int i = 0; i < order.size(); i++) {
            boolean stands = i < folder.standing();
            Instant published = stands
                    ? start.minus(Duration.ofMinutes(35L + 290L * i + random.nextInt(200)))
                    : start.plus(Duration.ofMinutes(
                            25 + random.nextInt(60) + (long) (i - folder.standing()) * (600 + random.nextInt(600))));
            Manuscript manuscript = order.get(i);
            Live first = new Live(
                    folder.key(),
                    folder.key() + "/" + manuscript.slug(),
                    1,
                    published,
                    folder.path(manuscript.slug()),
                    new Standing.Open(),
                    EditKind.PUBLISHED,
                    manuscript.firstEdition(published));
            roles.add(new Role(folder, manuscript, new ArrayList<>(List.of(first))));
        }
    }

    private void edit() {
        List<EditKind> deck = openingDeck();
        Instant at = start.plus(Duration.ofMinutes(3));
        while (at.isBefore(start.plus(LENGTH))) {
            if (deck.isEmpty()) {
                deck = weightedDeck();
            }
            Instant now = at;
            Optional<EditKind> done =
                    deck.stream().filter(kind -> perform(kind, now)).findFirst();
            done.ifPresentOrElse(deck::remove, deck::clear);
            at = at.plus(pause(at));
        }
    }

    private Duration pause(Instant at) {
        return at.isBefore(start.plus(OPENING))
                ? Duration.ofSeconds(100 + random.nextInt(160))
                : Duration.ofSeconds(120 + (long) (-900 * Math.log(1 - random.nextDouble())));
    }

    /// Every kind once, in an order that the seed gives; what undoes something comes last.
    private List<EditKind> openingDeck() {
        EnumSet<EditKind> all = EnumSet.complementOf(EnumSet.of(EditKind.PUBLISHED));
        all.removeAll(EnumSet.of(EditKind.RESTORED, EditKind.REVERTED));
        List<EditKind> deck = new ArrayList<>(all);
        Collections.shuffle(deck, random);
        deck.add(EditKind.REVERTED);
        deck.add(EditKind.RESTORED);
        return deck;
    }

    private List<EditKind> weightedDeck() {
        List<EditKind> deck = new ArrayList<>();
        for (EditKind kind : EditKind.values()) {
            deck.addAll(Collections.nCopies(kind.weight(), kind));
        }
        Collections.shuffle(deck, random);
        return deck;
    }

    /// Does an edit of this kind to some article that has rested, and says whether there was one.
    private boolean perform(EditKind kind, Instant at) {
        List<Role> candidates = new ArrayList<>(roles.stream()
                .filter(role -> !role.present().from().plus(REST).isAfter(at)
                        || (role.states().size() == 1 && role.present().from().isBefore(start)))
                .toList());
        Collections.shuffle(candidates, random);
        for (Role role : candidates) {
            Optional<Live> next = next(kind, role, at);
            if (next.isPresent()) {
                role.states().add(next.get());
                return true;
            }
        }
        return false;
    }

    private Optional<Live> next(EditKind kind, Role role, Instant at) {
        return switch (kind) {
            case RESTORED -> role.open() ? Optional.empty() : state(kind, role, at, new Standing.Open());
            case WITHDRAWN_GONE -> taken(kind, role, at, new Standing.Withdrawn(410));
            case WITHDRAWN_MISSING -> taken(kind, role, at, new Standing.Withdrawn(404));
            case PAYWALLED -> taken(kind, role, at, new Standing.Paywalled());
            case ADDRESS -> role.open() ? Optional.of(moved(role, at)) : Optional.empty();
            case PUBLISHED -> Optional.empty();
            case HEADLINE,
                    FIGURE,
                    NAME,
                    QUOTATION,
                    CORRECTION,
                    PARAGRAPH_ADDED,
                    PARAGRAPH_REMOVED,
                    PARAGRAPH_MOVED,
                    PARAGRAPH_SPLIT,
                    PARAGRAPHS_MERGED,
                    STANDFIRST,
                    BYLINE,
                    CAPTION,
                    SPELLING,
                    WORDING,
                    QUOTE_STYLE,
                    LINK_TARGET,
                    REVERTED ->
                role.open()
                        ? Edits.apply(kind, role.manuscript(), role.states(), random)
                                .map(piece -> worded(kind, role, at, piece))
                        : Optional.empty();
        };
    }

    /// Withdraws or closes an article, unless the outlet has closed two already.
    private Optional<Live> taken(EditKind kind, Role role, Instant at, Standing standing) {
        long closed = roles.stream()
                .filter(other -> other.present().outlet().equals(role.present().outlet()) && !other.open())
                .count();
        return role.open() && closed < 2 ? state(kind, role, at, standing) : Optional.empty();
    }

    private static Optional<Live> state(EditKind kind, Role role, Instant at, Standing standing) {
        Live now = role.present();
        return Optional.of(
                new Live(now.outlet(), now.article(), now.number() + 1, at, now.path(), standing, kind, now.piece()));
    }

    private static Live moved(Role role, Instant at) {
        Live now = role.present();
        int number = now.number() + 1;
        String path = role.folder().path(role.manuscript().slug() + "-" + number);
        return new Live(now.outlet(), now.article(), number, at, path, now.standing(), EditKind.ADDRESS, now.piece());
    }

    /// A third of all edits is silent: the page goes on stating the time of the edit before.
    private Live worded(EditKind kind, Role role, Instant at, Piece piece) {
        Live now = role.present();
        boolean silent = kind != EditKind.CORRECTION && random.nextInt(3) == 0;
        Piece dated = piece.dated(now.piece().published(), silent ? now.piece().modified() : at);
        return new Live(now.outlet(), now.article(), now.number() + 1, at, now.path(), now.standing(), kind, dated);
    }

    /// Lays incidents over the days: each kind once in the first two hours, then about every hour.
    private void upset() {
        List<Incident.Kind> kinds = new ArrayList<>(List.of(Incident.Kind.values()));
        Collections.shuffle(kinds, random);
        Instant at = start.plus(Duration.ofMinutes(20));
        for (int i = 0; at.isBefore(start.plus(LENGTH)); i++) {
            Incident.Kind kind = kinds.get(i % kinds.size());
            List<Role> able = roles.stream()
                    .filter(role -> role.states().getFirst().from().isBefore(start))
                    .toList();
            Role struck = able.get(random.nextInt(able.size()));
            incidents.add(new Incident(
                    struck.folder().key(),
                    kind,
                    kind.ofOneArticle() ? struck.present().article() : "",
                    at,
                    at.plus(Duration.ofMinutes(5 + random.nextInt(8)))));
            at = at.plus(Duration.ofMinutes(
                    at.isBefore(start.plus(OPENING)) ? 13 + random.nextInt(6) : 30 + random.nextInt(60)));
        }
    }
}
