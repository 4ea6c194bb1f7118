// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import stet.model.Address;
import stet.model.StatedTime;

/// The time of publication of an article whose page does not state it for machines: from a time element near the
/// headline, a line there that holds a date, the address, or the page's first time element, in this order. A day
/// without a time is that day's start in UTC.
final class Datelines {
    /// How many blocks above and below the headline are looked at.
    private static final int ABOVE = 8;
    private static final int BELOW = 30;
    private static final int LONGEST = 160;
    private static final Pattern IN_PATH =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");

    private final Sheet sheet;
    private final WrittenDates written;

    private Datelines(Sheet sheet, String language) {
        this.sheet = sheet;
        this.written = new WrittenDates(language);
    }

    /// @param text the first block of the article's text
    static Optional<StatedTime> published(Sheet sheet, String language, Block headline, Block text, Address address) {
        var lines = new Datelines(sheet, language);
        int head = Math.min(headline.order(), text.order());
        int from = Math.max(0, head - ABOVE);
        int to = Math.min(sheet.blocks().size(), text.order() + 1);
        int until = Math.min(to, head + BELOW);
        return lines.element(head, until)
                .or(() -> lines.line(head + 1, until))
                .or(() -> lines.line(from, head))
                .or(() -> inPath(address.text()))
                .or(() -> sheet.head().related("canonical").flatMap(Datelines::inPath))
                .or(() -> sheet.head().meta("og:url").flatMap(Datelines::inPath))
                .or(lines::anywhere);
    }

    /// The same time on the outlet's own clock, where the lines around the headline show it.
    ///
    /// @param text the first block of the article's text
    static StatedTime onOwnClock(StatedTime time, Sheet sheet, String language, Block headline, Block text) {
        int from = Math.max(0, Math.min(headline.order(), text.order()) - ABOVE);
        int to = Math.min(sheet.blocks().size(), text.order() + 1);
        var lines = sheet.blocks().subList(from, Math.max(from, Math.min(to, headline.order() + BELOW))).stream()
                .filter(Datelines::isShort)
                .map(Block::line)
                .toList();
        return new StatedTime(OutletClock.read(time.time(), language, lines), time.source());
    }

    /// A line of a header; one that states times may end like a sentence ("10:54 a.m.").
    private static boolean isShort(Block block) {
        return block.text().length() <= LONGEST && (block.prose() == 0 || Manner.isTime(block));
    }

    private Optional<StatedTime> element(int from, int to) {
        return sheet.head().times().stream()
                .filter(t -> {
                    var box = sheet.boxes().get(Math.min(t.box(), sheet.boxes().size() - 1));
                    return box.firstBlock() >= from && box.firstBlock() < to;
                })
                .flatMap(t -> Dates.parse(t.value()).stream())
                .map(time -> new StatedTime(time, "a time element"))
                .findFirst();
    }

    private Optional<StatedTime> line(int from, int to) {
        return sheet.blocks().subList(Math.min(from, to), to).stream()
                .filter(Datelines::isShort)
                .flatMap(b -> written.in(b.line()).stream())
                .map(day -> new StatedTime(day.atStartOfDay().atOffset(ZoneOffset.UTC), "a visible line"))
                .findFirst();
    }

    private Optional<StatedTime> anywhere() {
        return sheet.head().times().stream()
                .flatMap(t -> Dates.parse(t.value()).stream())
                .map(time -> new StatedTime(time, "a time element"))
                .findFirst();
    }

    private static Optional<StatedTime> inPath(String address) {
        var m = IN_PATH.matcher(address);
        return m.find()
                ? Dates.parse("%s-%s-%s".formatted(m.group(1), m.group(2), m.group(3)))
                        .map(time -> new StatedTime(time, "the address"))
                : Optional.empty();
    }
}
