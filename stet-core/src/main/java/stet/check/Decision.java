// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Instant;
import java.util.List;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Digest;
import stet.model.Outcome;
import stet.model.Validators;

/// What a check wants next: one more answer, or nothing more.
public sealed interface Decision {
    /// Fetch a page of the target itself.
    record AskPage(Address address, Validators validators) implements Decision {}

    /// Ask the store which other articles of the outlet have one of these addresses, this headline or this opening.
    record AskRivals(List<Address> addresses, String headline, Digest opening) implements Decision {
        public AskRivals {
            addresses = List.copyOf(addresses);
        }
    }

    /// Fetch a rival's own address, to see whether it leads here.
    record AskRivalPage(Address address) implements Decision {}

    /// Read back from the archive the page that this version was read from.
    record AskCapture(ArticleId article, int version) implements Decision {}

    /// Nothing more: this is what follows.
    record Settled(Outcome outcome) implements Decision {}

    /// The site asked for a pause; nothing was asked and nothing is known. Look again then.
    record Postponed(Instant until) implements Decision {}
}
