// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import stet.model.Address;
import stet.model.Hub;
import stet.model.Terms;

/// What a feed says of itself: how often it wants to be asked, and whence its changes are pushed.
final class FeedTerms {
    private static final Set<String> ENTRIES = Set.of("item", "entry");
    private static final int LONGEST_NUMBER = 6;

    private FeedTerms() {}

    static Terms of(Document feed, Address address) {
        var root = feed.getRootElement();
        var own = Stream.concat(
                        root.getChildren().stream(),
                        root.getChildren().stream()
                                .filter(child -> child.getName().equals("channel"))
                                .flatMap(channel -> channel.getChildren().stream()))
                .filter(element -> !ENTRIES.contains(element.getName()))
                .toList();
        return new Terms(pace(own), hub(own, address), Optional.empty());
    }

    /// RSS 2.0's `ttl` in minutes, or RSS 1.0's syndication module: so many times in a period. The longer of
    /// the two.
    private static Optional<Duration> pace(List<Element> own) {
        var ttl = number(own, "ttl").filter(n -> n > 0).map(Duration::ofMinutes);
        var period = own.stream()
                .filter(element -> element.getName().equals("updatePeriod"))
                .flatMap(element -> period(element.getTextTrim()).stream())
                .findFirst();
        long often = number(own, "updateFrequency").filter(n -> n > 0).orElse(1L);
        return Stream.concat(ttl.stream(), period.map(p -> p.dividedBy(often)).stream())
                .max(Duration::compareTo);
    }

    private static Optional<Duration> period(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "hourly" -> Optional.of(Duration.ofHours(1));
            case "daily" -> Optional.of(Duration.ofDays(1));
            case "weekly" -> Optional.of(Duration.ofDays(7));
            case "monthly" -> Optional.of(Duration.ofDays(30));
            case "yearly" -> Optional.of(Duration.ofDays(365));
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(List<Element> own, String name) {
        return own.stream()
                .filter(element -> element.getName().equals(name))
                .map(Element::getTextTrim)
                .filter(text -> text.matches("\\d{1," + LONGEST_NUMBER + "}"))
                .map(Long::valueOf)
                .findFirst();
    }

    private static Optional<Hub> hub(List<Element> own, Address address) {
        return link(own, address, "hub")
                .map(hub -> new Hub(hub, link(own, address, "self").orElse(address)));
    }

    /// RFC 4287, section 4.2.7: in Atom itself, and as a guest in RSS.
    private static Optional<Address> link(List<Element> own, Address address, String relation) {
        return own.stream()
                .filter(element -> element.getName().equals("link"))
                .filter(element -> relation.equalsIgnoreCase(element.getAttributeValue("rel", "")))
                .flatMap(element ->
                        FeedTree.base(element, address).resolve(element.getAttributeValue("href", "")).stream())
                .findFirst();
    }
}
