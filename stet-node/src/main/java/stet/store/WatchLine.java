// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import stet.model.Answer;
import stet.model.Looks;
import stet.model.Target;
import stet.model.Timing;
import stet.model.Withholding;

/// A target on the watch list, with all that the schedule knows of it.
///
/// @param nr by which a look at it is asked for
/// @param headline of an article that was read; empty for others, and where it is withheld
/// @param versions of an article; 0 of what was never read, and of seeds
/// @param language of the headline, a BCP 47 tag; empty when it is not known
/// @param pace for how long a seed asks to be left alone
/// @param answer to the last look; empty before the first
/// @param detail of that answer, in words that an operator can act on; may be empty
/// @param site what is remembered of the site that is asked
/// @param withheld why nothing of an article may be shown; then its address is not to be either
public record WatchLine(
        long nr,
        Target target,
        String outletName,
        int versions,
        String headline,
        String language,
        Instant due,
        Looks looks,
        Timing timing,
        Optional<Duration> pace,
        Optional<Answer> answer,
        String detail,
        SiteRecord site,
        Optional<Withholding> withheld) {}
