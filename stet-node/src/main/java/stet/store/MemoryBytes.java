// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stet.model.ArticleId;
import stet.model.Fingerprint;
import stet.model.SiteMemory;
import stet.model.SiteMemory.Churn;
import stet.model.SiteMemory.Seen;

/// How a memory is kept: the blocks, then the places, each a count and then fingerprint by fingerprint in order, so
/// that equal memories have equal bytes. Numbers are big-endian; an article is its id in modified UTF-8.
final class MemoryBytes {
    private MemoryBytes() {}

    static byte[] of(SiteMemory memory) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(memory.prints().size());
            for (var print : sorted(memory.prints())) {
                out.writeLong(print.getKey().bits());
                write(out, print.getValue());
            }
            out.writeInt(memory.places().size());
            for (var place : sorted(memory.places())) {
                out.writeLong(place.getKey().bits());
                write(out, place.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /// @throws Damaged when these are not the bytes of a memory
    static SiteMemory read(byte[] bytes, int extractor, int lessons, String outlet) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var prints = new HashMap<Fingerprint, Seen>();
            for (int left = in.readInt(); left > 0; left--) {
                var print = new Fingerprint(in.readLong());
                prints.put(print, new Seen(in.readInt(), articles(in), in.readBoolean(), in.readInt()));
            }
            var places = new HashMap<Fingerprint, Churn>();
            for (int left = in.readInt(); left > 0; left--) {
                var place = new Fingerprint(in.readLong());
                places.put(place, new Churn(in.readInt(), articles(in), in.readInt()));
            }
            return new SiteMemory(extractor, lessons, prints, places);
        } catch (IOException | IllegalArgumentException e) {
            throw new Damaged("what is remembered of outlet %s is damaged: %s".formatted(outlet, e.getMessage()), e);
        }
    }

    private static void write(DataOutputStream out, Seen seen) throws IOException {
        out.writeInt(seen.articles());
        write(out, seen.known());
        out.writeBoolean(seen.apart());
        out.writeInt(seen.last());
    }

    private static void write(DataOutputStream out, Churn churn) throws IOException {
        out.writeInt(churn.times());
        write(out, churn.articles());
        out.writeInt(churn.last());
    }

    private static void write(DataOutputStream out, Set<ArticleId> articles) throws IOException {
        out.writeByte(articles.size());
        for (var article : articles.stream().sorted().toList()) {
            out.writeUTF(article.text());
        }
    }

    private static Set<ArticleId> articles(DataInputStream in) throws IOException {
        var articles = new HashSet<ArticleId>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            articles.add(new ArticleId(in.readUTF()));
        }
        return articles;
    }

    private static <T> List<Map.Entry<Fingerprint, T>> sorted(Map<Fingerprint, T> some) {
        return some.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }
}
