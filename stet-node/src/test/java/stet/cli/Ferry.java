// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.util.List;
import stet.gazette.Gazette;
import stet.gazette.Piece;

/// The story that tests of commands follow.
final class Ferry {
    static final Piece NEWS = new Piece(
            "Ferry to run all winter",
            "The council has found the money.",
            "By Ines Okafor",
            List.of(
                    "The island ferry will run through the winter, the council decided on Tuesday evening.",
                    "The council pays 240,000 crowns for the season, half of which comes from the county."));

    private Ferry() {}

    /// Publishes it, edits its headline, and lets Stet look at it before and after.
    static void seenTwice(Gazette gazette, CommandLineOn stet) {
        gazette.publish("/ferry", NEWS);
        stet.stet("check", gazette.address("/ferry"));
        gazette.edit("/ferry", NEWS.withHeadline("Ferry to run until March"));
        stet.stet("check", gazette.address("/ferry"));
    }
}
