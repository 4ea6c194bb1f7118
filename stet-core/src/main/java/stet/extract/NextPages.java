// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Optional;
import java.util.regex.Pattern;
import stet.model.Address;
import stet.model.Site;

/// Finds the following page of the same article: a link marked or worded as next whose address is this one's with the
/// next page's number.
final class NextPages {
    private static final Pattern IN_QUERY =
            Pattern.compile("(?i)(?:^|&)(page|p|pg|pagina|seite|pageno|pagenum|paged)=(\\d{1,3})(?=&|$)");
    private static final Pattern IN_PATH = Pattern.compile(
            "(?i)(?:/(?:page|pagina|seite)?[-_]?|[-_,.](?:page|p|seite|pagina)?[-_]?)(\\d{1,2})(/|\\.\\w{2,5})?$");

    private NextPages() {}

    static Optional<Address> of(Head head, Address base) {
        return head.links().stream()
                .filter(l -> l.rel().equals("next"))
                .flatMap(l -> base.resolve(l.reference()).stream())
                .filter(a -> follows(base.withoutTracking(), a.withoutTracking()))
                .findFirst();
    }

    private static boolean follows(Address here, Address there) {
        if (!Site.of(here).equals(Site.of(there))) {
            return false;
        }
        return byQuery(here, there) || byPath(here, there);
    }

    private static boolean byQuery(Address here, Address there) {
        return here.path().equals(there.path())
                && withoutPage(here).equals(withoutPage(there))
                && page(there) == page(here) + 1;
    }

    private static String withoutPage(Address address) {
        return IN_QUERY.matcher(address.query()).replaceAll("").replaceFirst("^&", "");
    }

    private static int page(Address address) {
        var m = IN_QUERY.matcher(address.query());
        return m.find() ? Integer.parseInt(m.group(2)) : 1;
    }

    /// `/story` to `/story/2`, `/story.html` to `/story-2.html`, `/story/2` to `/story/3`.
    private static boolean byPath(Address here, Address there) {
        var m = IN_PATH.matcher(there.path());
        if (!m.find() || !here.query().equals(there.query())) {
            return false;
        }
        int next = Integer.parseInt(m.group(1));
        var stem = there.path().substring(0, m.start());
        if (next == 2 && stem.equals(stem(here.path()))) {
            return true;
        }
        var own = IN_PATH.matcher(here.path());
        return own.find()
                && here.path().substring(0, own.start()).equals(stem)
                && next == Integer.parseInt(own.group(1)) + 1;
    }

    private static String stem(String path) {
        return path.replaceFirst("(?:/|\\.\\w{2,5})$", "");
    }
}
