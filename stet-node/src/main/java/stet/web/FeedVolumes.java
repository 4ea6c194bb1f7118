// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import stet.store.Library;
import stet.store.View;
import stet.syndicate.Volumes;

/// A view of changes as the documents of an archived feed (RFC 5005, section 4): closed volumes, and what none of them
/// holds yet. Finding one costs what its neighbourhood does, however much there is.
final class FeedVolumes {
    /// Three volumes fit into so much, mostly.
    private static final int STRETCH = 8 * Volumes.REACH;

    /// What is looked through before it is given up.
    private static final int LONGEST = 8 * STRETCH;

    private final Library library;
    private final View view;
    private final long settled;

    FeedVolumes(Library library, View view) {
        this.library = library;
        this.view = view;
        this.settled = library.views().settled(view);
    }

    /// @param places newest first
    /// @param before the place at which the volume before these ends; empty when these are the first
    record Volume(List<Long> places, OptionalLong before) {
        Volume {
            places = List.copyOf(places);
        }
    }

    /// Whether it can be told at all where volumes end; not while a search index is made anew.
    boolean canBeTold() {
        return settled > 0;
    }

    /// What no closed volume holds yet; empty when that cannot be told.
    Optional<Volume> current() {
        for (int most = STRETCH; canBeTold() && most <= LONGEST; most *= 2) {
            var run = library.views().upTo(view, Long.MAX_VALUE, most);
            var entries = oldestFirst(run.places());
            boolean first = run.rest() == View.Rest.NONE;
            var end = Volumes.lastEnd(entries, settled, first);
            if (end.isPresent() || first) {
                return Optional.of(volume(entries, end.orElse(-1), entries.size()));
            }
            if (run.rest() == View.Rest.UNKNOWN) {
                break;
            }
        }
        return Optional.empty();
    }

    /// The volume that ends at that place; empty when none does, or not yet.
    Optional<Volume> endingAt(long place) {
        var later = library.views().after(view, place, Volumes.REACH).places();
        for (int most = STRETCH; most <= LONGEST; most *= 2) {
            var run = library.views().upTo(view, place, most);
            boolean first = run.rest() == View.Rest.NONE;
            int at = run.places().size() - 1;
            var entries = joined(run.places(), later);
            if (at < 0 || entries.get(at) != place || !Volumes.isEnd(entries, at, settled, first)) {
                return Optional.empty();
            }
            var before = Volumes.lastEnd(entries.subList(0, at + later.size()), settled, first);
            if (before.isPresent() || first) {
                return Optional.of(volume(entries, before.orElse(-1), at + 1));
            }
            if (run.rest() == View.Rest.UNKNOWN) {
                break;
            }
        }
        return Optional.empty();
    }

    /// Where the volume ends that begins after that place; empty while it is not closed.
    OptionalLong endAfter(long place) {
        var run = library.views().upTo(view, place, Volumes.REACH + 1);
        for (int most = STRETCH; most <= LONGEST; most *= 2) {
            var later = library.views().after(view, place, most);
            var entries = joined(run.places(), later.places());
            var end = Volumes.nextEnd(entries, run.places().size() - 1, settled, run.rest() == View.Rest.NONE);
            if (end.isPresent()) {
                return OptionalLong.of(entries.get(end.getAsInt()));
            }
            if (later.rest() != View.Rest.SOME) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    private static Volume volume(List<Long> entries, int before, int to) {
        return new Volume(
                oldestFirst(entries.subList(before + 1, to)), // turned once more: newest first
                before < 0 ? OptionalLong.empty() : OptionalLong.of(entries.get(before)));
    }

    private static List<Long> joined(List<Long> newestFirst, List<Long> later) {
        return Stream.concat(oldestFirst(newestFirst).stream(), later.stream()).toList();
    }

    private static List<Long> oldestFirst(List<Long> places) {
        var turned = new ArrayList<>(places);
        Collections.reverse(turned);
        return turned;
    }
}
