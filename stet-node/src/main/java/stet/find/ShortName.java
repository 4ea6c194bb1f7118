// SPDX-License-Identifier: Apache-2.0
package stet.find;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import stet.model.Address;
import stet.model.Outlet;
import stet.model.OutletId;

/// The short name of a new outlet: its name in small letters and hyphens, with a number where others have it.
final class ShortName {
    private static final int LONGEST = 48;

    private ShortName() {}

    /// @param home stands in for a name without Latin letters or digits
    /// @param known outlets whose short names are taken
    static OutletId of(String name, Address home, List<Outlet> known) {
        var taken = known.stream().map(o -> o.id().text()).collect(Collectors.toSet());
        return new OutletId(free(slug(name, home), taken));
    }

    private static String slug(String name, Address home) {
        var plain = slug(name);
        return plain.isEmpty() ? slug(home.host() + "-" + home.port()) : plain;
    }

    private static String slug(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        var dashed = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return dashed.substring(0, Math.min(dashed.length(), LONGEST)).replaceAll("-+$", "");
    }

    private static String free(String wanted, Set<String> taken) {
        var slug = wanted;
        for (int n = 2; taken.contains(slug); n++) {
            slug = wanted + "-" + n;
        }
        return slug;
    }
}
