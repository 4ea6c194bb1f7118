// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stet.model.Address;
import stet.model.Capture;
import stet.model.Header;
import stet.model.Hub;
import stet.model.Terms;

/// What the headers of a seed's answer say of it: how long it stays fresh, and whence its changes are pushed.
final class HeaderTerms {
    /// RFC 8288, section 3: a target in angle brackets, then parameters up to the next comma outside quotes. What
    /// was read of them is never given back: a header may have a hundred thousand, and the stack is not so deep.
    private static final Pattern LINK = Pattern.compile(
            "<([^>]{1,2048})>((?:\\s*;\\s*[\\w*-]{1,40}\\s*(?:=\\s*(?:\"[^\"]{0,500}\"|[^\\s\",;]{1,500}))?)*+)");

    private static final Pattern RELATION =
            Pattern.compile("(?i);\\s*rel\\s*=\\s*(?:\"([^\"]{0,500})\"|([^\\s\",;]{1,500}))");
    private static final int MOST_LINKS = 64;

    private HeaderTerms() {}

    static Terms of(Capture capture) {
        var headers = capture.headers();
        var address = capture.address();
        var hub = link(headers, address, "hub");
        var topic = link(headers, address, "self").orElse(address);
        return new Terms(capture.freshFor(), hub.map(at -> new Hub(at, topic)), Optional.empty());
    }

    private static Optional<Address> link(List<Header> headers, Address address, String relation) {
        return values(headers, "Link").stream()
                .flatMap(value -> LINK.matcher(value).results())
                .limit(MOST_LINKS)
                .filter(link -> relations(link.group(2)).anyMatch(relation::equals))
                .flatMap(link -> address.resolve(link.group(1).strip()).stream())
                .findFirst();
    }

    private static Stream<String> relations(String parameters) {
        var named = RELATION.matcher(parameters);
        if (!named.find()) {
            return Stream.empty();
        }
        var value = named.group(1) == null ? named.group(2) : named.group(1);
        return Stream.of(value.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    }

    private static List<String> values(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }
}
