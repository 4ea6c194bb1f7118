// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import stet.model.Event;
import stet.model.Finding;
import stet.model.Outcome;
import stet.model.Run;
import stet.model.Significance;
import stet.model.Snippet;
import stet.store.StreamItem;

/// Prints what was found while watching, a few lines for each change, in plain words with the marked words below.
/// For many threads.
final class Telegraph {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final boolean colour;
    private final String site;

    /// @param site where the pages are, without a closing slash
    Telegraph(PrintWriter out, boolean colour, String site) {
        this.out = out;
        this.colour = colour;
        this.site = site;
    }

    /// Tells a change or an event; says nothing of looks that found nothing new.
    ///
    /// @return whether anything was told
    boolean tell(Outcome outcome, String outlet, String id) {
        var text = new StringBuilder();
        if (outcome.finding() instanceof Finding.Revised(var version, var revision)) {
            head(
                    text,
                    revision.significance(),
                    outcome.at(),
                    outlet,
                    version.story().headline());
            text.append("      ").append(Printable.text(revision.line())).append('\n');
            snippet(text, revision.snippet());
            text.append("      ")
                    .append(dim(site + "/a/" + id + "/" + revision.from() + ".." + revision.to()))
                    .append('\n');
        }
        for (var event : outcome.events()) {
            if (outcome.watched().latest().isPresent()) {
                var headline = outcome.watched().latest().get().story().headline();
                head(text, event.kind().significance(), event.at(), outlet, headline);
                text.append("      ").append(Printable.text(words(event))).append('\n');
                text.append("      ").append(dim(site + "/a/" + id)).append('\n');
            }
        }
        synchronized (this) {
            out.print(text);
            out.flush();
        }
        return !text.isEmpty();
    }

    static String words(Event event) {
        return switch (event.kind()) {
            case REMOVED -> "The article’s address now answers “%s”".formatted(event.detail());
            case RESTORED -> "Restored: " + event.detail();
            case MOVED -> "Moved to " + event.detail();
            case LEADS_ELSEWHERE -> "The article’s address now leads to " + event.detail();
            case BLOCKED -> "Not let in: " + event.detail();
            case PAYWALLED -> "Now behind a paywall; the text is no longer shown in full";
            case LINKS_CHANGED -> "Link changed: " + event.detail();
            case ENDED -> "No longer checked: " + event.detail();
        };
    }

    /// One line of the stream, as `stet list --changes` prints it.
    void tell(StreamItem item) {
        var text = new StringBuilder();
        switch (item.what()) {
            case StreamItem.What.Revised r -> {
                head(text, r.revision().significance(), item.at(), item.outletName(), item.headline());
                text.append("      ")
                        .append(Printable.text(r.revision().line()))
                        .append('\n');
            }
            case StreamItem.What.Happened(var event) -> {
                head(text, event.kind().significance(), item.at(), item.outletName(), item.headline());
                text.append("      ").append(Printable.text(words(event))).append('\n');
            }
            case StreamItem.What.Withheld(var _, var _, var why) -> {
                head(text, Significance.MINOR, item.at(), item.outletName(), item.headline());
                text.append("      Withheld since %s: "
                                .formatted(CLOCK.format(why.by().at())))
                        .append(Printable.text(why.reason()))
                        .append('\n');
            }
        }
        out.print(text);
        out.flush();
    }

    private void head(StringBuilder text, Significance significance, Instant at, String outlet, String headline) {
        var dots = switch (significance) {
            case MAJOR -> "●●●";
            case NOTABLE -> "●●○";
            case MINOR -> "●○○";
        };
        text.append(bold(dots))
                .append(' ')
                .append(CLOCK.format(at))
                .append("  ")
                .append(Printable.text(outlet))
                .append("  ")
                .append(bold(Printable.text(headline)))
                .append('\n');
    }

    private void snippet(StringBuilder text, Snippet snippet) {
        if (snippet.runs().isEmpty()) {
            return;
        }
        text.append("      ");
        for (Run run : snippet.runs()) {
            var words = Printable.text(run.text());
            text.append(
                    switch (run.fate()) {
                        case KEPT -> words;
                        case ADDED -> paint("34", "{+" + words + "+}");
                        case REMOVED -> paint("31", "[-" + words + "-]");
                    });
        }
        text.append('\n');
    }

    private String bold(String words) {
        return paint("1", words);
    }

    private String dim(String words) {
        return paint("2", words);
    }

    private String paint(String code, String words) {
        return colour ? "\u001b[" + code + "m" + words + "\u001b[0m" : words;
    }
}
