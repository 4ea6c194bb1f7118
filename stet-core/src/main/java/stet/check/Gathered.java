// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Rival;

/// What a check has learned so far: the answers to its questions.
///
/// @param pages the answers for the target's own pages, in order; the first decides
/// @param rivals what the store knows of the page's addresses and words; empty until asked
/// @param rivalPages how rivals' own addresses answer now
/// @param kept the page that the latest version was read from; empty until asked
public record Gathered(
        List<Fetched> pages, Optional<List<Rival>> rivals, Map<Address, Fetched> rivalPages, Optional<Kept> kept) {
    public static final Gathered NOTHING = new Gathered(List.of(), Optional.empty(), Map.of(), Optional.empty());

    public Gathered {
        pages = List.copyOf(pages);
        rivals = rivals.map(List::copyOf);
        rivalPages = Map.copyOf(rivalPages);
    }

    /// How many requests were made for it, redirects included.
    int requests() {
        return pages.stream().mapToInt(Gathered::requests).sum()
                + rivalPages.values().stream().mapToInt(Gathered::requests).sum();
    }

    private static int requests(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Page(var capture) -> requests(capture);
            case Fetched.NotModified(var capture) -> requests(capture);
            case Fetched.Missing(var capture) -> requests(capture);
            case Fetched.Gone(var capture) -> requests(capture);
            case Fetched.Refused refused -> requests(refused.capture());
            case Fetched.Busy busy -> requests(busy.capture());
            case Fetched.Unusable unusable -> requests(unusable.capture());
            case Fetched.Failed _ -> 1;
            case Fetched.Disallowed _, Fetched.Paused _ -> 0;
        };
    }

    private static int requests(Capture capture) {
        return 1 + capture.hops().size();
    }

    public Gathered withPage(Fetched page) {
        var more = new ArrayList<>(pages);
        more.add(page);
        return new Gathered(more, rivals, rivalPages, kept);
    }

    public Gathered withRivals(List<Rival> found) {
        return new Gathered(pages, Optional.of(found), rivalPages, kept);
    }

    public Gathered withRivalPage(Address asked, Fetched page) {
        var more = new HashMap<>(rivalPages);
        more.put(asked, page);
        return new Gathered(pages, rivals, more, kept);
    }

    public Gathered withKept(Kept page) {
        return new Gathered(pages, rivals, rivalPages, Optional.of(page));
    }
}
