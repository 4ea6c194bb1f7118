// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import stet.model.Address;
import stet.model.Answer;
import stet.model.ArticleId;
import stet.model.Change;
import stet.model.Clipping;
import stet.model.Condition;
import stet.model.Digest;
import stet.model.Event;
import stet.model.Looks;
import stet.model.Origin;
import stet.model.OutletId;
import stet.model.Significance;
import stet.model.Version;
import stet.model.Withholding;

/// All that the article page shows.
///
/// @param outletLanguage a BCP 47 tag, or empty
/// @param address where it is now
/// @param formerly its other addresses, oldest first
/// @param firstSeen when its first version was seen, or its history was taken over
/// @param versions oldest first; never empty
/// @param events oldest first
/// @param looks what the looks so far came to
/// @param checks how many looks there were
/// @param lastAnswer what the last look got; empty before the first
/// @param nextDue when it is looked at again; empty when it is no longer checked
/// @param ended why it is no longer checked; empty while it is
/// @param clipping how it came here, when it was handed in and never seen
/// @param beside the article at whose address this one's history was kept by another archive, when Stet had versions of
/// its own there
/// @param withheld what of it is not shown, and why; never all of it
public record ArticleRecord(
        ArticleId id,
        OutletId outlet,
        String outletName,
        Address outletHome,
        String outletLanguage,
        Address address,
        List<Address> formerly,
        Condition condition,
        String section,
        String language,
        Optional<Instant> published,
        Instant firstSeen,
        List<VersionLine> versions,
        List<Event> events,
        Looks looks,
        int checks,
        Optional<Answer> lastAnswer,
        Optional<Instant> nextDue,
        String ended,
        Optional<Clipping> clipping,
        Optional<ArticleId> beside,
        List<Withholding> withheld) {

    /// Whether its first version is another archive's: then Stet did not see it appear.
    public boolean isImported() {
        return versions.getFirst().origin().isPresent();
    }

    /// As it stands in the last version that may be shown; empty when none may.
    public String headline() {
        return versions.reversed().stream()
                .filter(version -> version.withheld().isEmpty())
                .findFirst()
                .map(VersionLine::headline)
                .orElse("");
    }

    /// Of a version's text as it is kept, also where words in it are withheld; of an earlier reading of it then, too.
    ///
    /// @param version as it is shown
    public Digest digest(Version version) {
        return withheld.isEmpty()
                ? version.story().digest()
                : versions.get(version.number() - 1).digest();
    }

    /// One version in the list.
    ///
    /// @param words how many words (characters in scripts without spaces) its text has
    /// @param headline empty where the version is withheld
    /// @param revision what changed since the version before; empty for version 1, and where it may not be told
    /// @param digest of its text as it is kept
    /// @param origin where it comes from, when Stet did not see it
    /// @param withheld why the version is not shown, if so
    public record VersionLine(
            int number,
            Instant seenFrom,
            Instant seenUntil,
            Optional<Instant> notBefore,
            String headline,
            int words,
            int paragraphs,
            OptionalInt returnsTo,
            Optional<RevisionLine> revision,
            Digest digest,
            Optional<Origin> origin,
            Optional<Withholding> withheld) {}

    /// @param comparer the version of the comparison that made it
    public record RevisionLine(
            Significance significance,
            Set<Change.Kind> kinds,
            String line,
            int wordsAdded,
            int wordsRemoved,
            int comparer) {}
}
