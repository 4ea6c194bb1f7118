// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.model.Answer;
import stet.model.Change;
import stet.model.Outlet;
import stet.model.Patterns;
import stet.model.Seed;
import stet.model.Standing;

/// All that the outlet page and `stet list` show.
///
/// @param keeping what an operator decided on it
/// @param articles how many articles are kept
/// @param open how many of them are still checked
/// @param changed how many have more than one version
/// @param revisions how many revisions there are
/// @param kinds how often each kind of change was seen
/// @param lastSuccess the last look that got a usable answer
/// @param answers how the looks of the last 24 hours ended
/// @param nextDue the next look at anything of this outlet
/// @param troubled seeds and articles whose last look failed, the worst first, at most 20
/// @param stopped sites of its home, seeds and articles of which nothing is asked, since they did not let Stet in
public record OutletRecord(
        Outlet outlet,
        Keeping keeping,
        int articles,
        int open,
        int changed,
        int revisions,
        Map<Change.Kind, Integer> kinds,
        Optional<Instant> lastSuccess,
        Map<Answer, Integer> answers,
        Optional<Instant> nextDue,
        List<SeedLine> seeds,
        List<Trouble> troubled,
        List<SiteRecord> stopped) {

    /// What an operator decided on an outlet.
    ///
    /// @param since when it was last paused, resumed or removed
    public record Keeping(
            Standing standing, Optional<Instant> since, Instant added, Patterns patterns, Optional<Duration> back) {
        public boolean isWatched() {
            return standing == Standing.WATCHED;
        }
    }

    /// A shape that addresses of the outlet have, and how often one led to an article, or to none.
    public record ShapeLine(String shape, int articles, int others, String example) {}

    /// A seed and how its last look went.
    public record SeedLine(
            Seed seed, Optional<Instant> lastLook, Optional<Answer> answer, String detail, Optional<Instant> nextDue) {}

    /// A target whose last look failed.
    ///
    /// @param detail what was seen, in words an operator can act on
    /// @param failures looks in a row that failed
    public record Trouble(
            String address, Answer answer, String detail, Instant at, int failures, Optional<Instant> nextDue) {}
}
