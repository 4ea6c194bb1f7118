// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.util.List;
import java.util.stream.Stream;
import stet.model.Address;
import stet.model.Fetched.Failure;

/// The way that redirects led so far.
///
/// @param permanent whether every redirect was permanent; true without any
record Trail(Address requested, List<Address> hops, boolean permanent) {
    Trail {
        hops = List.copyOf(hops);
    }

    static Trail from(Address requested) {
        return new Trail(requested, List.of(), true);
    }

    /// Where it has led.
    Address here() {
        return hops.isEmpty() ? requested : hops.getLast();
    }

    /// Where a redirect leads, or why it is not followed.
    sealed interface Next {
        record To(Trail trail) implements Next {}

        record DeadEnd(Failure failure, String detail) implements Next {}
    }

    /// Takes one more hop (RFC 9110, section 15.4). Only http and https addresses without a user are followed;
    /// https to http is, since the hops are kept and tell.
    ///
    /// @param answer one that [Heard.Answer#isRedirect]
    Next follow(Heard.Answer answer, int mostHops) {
        var location = answer.header("Location").map(String::strip).orElse("");
        if (location.isEmpty()) {
            return new Next.DeadEnd(Failure.BAD_REDIRECT, "status %d without a Location".formatted(answer.status()));
        }
        var target = here().resolve(location);
        if (target.isEmpty()) {
            return new Next.DeadEnd(Failure.BAD_REDIRECT, "a Location that is no http or https address");
        }
        var next = target.get();
        if (next.equals(requested) || hops.contains(next)) {
            return new Next.DeadEnd(Failure.REDIRECT_LOOP, "redirects lead back to where they were");
        }
        if (hops.size() == mostHops) {
            return new Next.DeadEnd(Failure.REDIRECT_LOOP, "more than %d redirects".formatted(mostHops));
        }
        boolean permanently = answer.status() == 301 || answer.status() == 308;
        return new Next.To(new Trail(
                requested, Stream.concat(hops.stream(), Stream.of(next)).toList(), permanent && permanently));
    }
}
