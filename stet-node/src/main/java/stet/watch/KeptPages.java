// SPDX-License-Identifier: Apache-2.0
package stet.watch;

import java.util.ArrayList;
import stet.archive.DamagedRecord;
import stet.archive.ReadBack;
import stet.archive.WarcFiles;
import stet.check.Kept;
import stet.fetch.ContentCoding;
import stet.model.ArticleId;
import stet.model.Header;
import stet.store.Evidence;
import stet.store.Ledger;

/// Pages as they were kept, read back from the archive with their content coding undone. Safe for many threads.
public final class KeptPages {
    private static final long LARGEST = 64L << 20;

    private final Ledger ledger;
    private final WarcFiles archive;

    public KeptPages(Ledger ledger, WarcFiles archive) {
        this.ledger = ledger;
        this.archive = archive;
    }

    /// What was read back of one page.
    private sealed interface Back {
        record Whole(Kept.Page page) implements Back {}

        record Lost(String why) implements Back {}
    }

    /// The pages that a version was read from; what the archive has lost is told, not thrown.
    public Kept of(ArticleId article, int version) {
        var evidence = ledger.evidence(article, version);
        if (evidence.isEmpty()) {
            return new Kept.Lost("article %s has no version %d".formatted(article, version));
        }
        var pages = new ArrayList<Kept.Page>();
        for (var page : evidence) {
            switch (read(page)) {
                case Back.Whole(var whole) -> pages.add(whole);
                case Back.Lost(var why) -> {
                    return new Kept.Lost(why);
                }
            }
        }
        return new Kept.Pages(pages);
    }

    private Back read(Evidence evidence) {
        if (evidence.dropped().isPresent()) {
            return new Back.Lost("its bytes were given up on %s by what was decided on retention"
                    .formatted(evidence.dropped().get()));
        }
        try {
            return page(evidence, archive.read(evidence.file(), evidence.offset()));
        } catch (DamagedRecord e) {
            return new Back.Lost(String.valueOf(e.getMessage()));
        }
    }

    private static Back page(Evidence evidence, ReadBack record) {
        var codings = record.headers().stream()
                .filter(h -> h.name().equalsIgnoreCase("Content-Encoding"))
                .map(Header::value)
                .toList();
        var type = record.headers().stream()
                .filter(h -> h.name().equalsIgnoreCase("Content-Type"))
                .map(Header::value)
                .findFirst()
                .orElse("");
        return switch (ContentCoding.decode(record.body(), codings, LARGEST)) {
            case ContentCoding.Decoded.Whole(var content) ->
                content.digest().equals(evidence.payload())
                        ? new Back.Whole(new Kept.Page(content, type, evidence.address(), evidence.at()))
                        : new Back.Lost("the record at byte %d of %s holds another page"
                                .formatted(evidence.offset(), evidence.file()));
            case ContentCoding.Decoded.TooLarge _ -> new Back.Lost("the page is larger than 64 MiB");
            case ContentCoding.Decoded.CutShort _ -> new Back.Lost("the kept page ends too soon");
            case ContentCoding.Decoded.Undecodable(var detail) -> new Back.Lost("the kept page is " + detail);
        };
    }
}
