// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static stet.discover.Harbour.HOME;
import static stet.discover.Harbour.addresses;
import static stet.discover.Harbour.file;
import static stet.discover.Harbour.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import stet.model.Seed;

class SitemapsTest {
    @Test
    void aSitemapIndexNamesItsPartsTheNewestFirstAndNoneOfOtherSites() {
        var named = read("""
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <sitemap><loc>https://harbour.example.org/2025.xml.gz</loc><lastmod>2025-12-31</lastmod></sitemap>
                <sitemap><loc>https://harbour.example.org/old.xml</loc></sitemap>
                <sitemap><loc>https://harbour.example.org/2026.xml.gz</loc><lastmod>2026-03-01T10:00:00Z</lastmod></sitemap>
                <sitemap><loc>https://other.example.net/x.xml</loc></sitemap>
                </sitemapindex>""");

        assertEquals(
                List.of(HOME + "/2026.xml.gz", HOME + "/2025.xml.gz", HOME + "/old.xml"),
                named.parts().stream().map(part -> part.seed().address().text()).toList());
        assertTrue(named.parts().stream().allMatch(part -> part.seed().kind() == Seed.Kind.SITEMAP));
        assertEquals("sitemaps of other sites were left out: 1", named.trouble());
    }

    @Test
    void aZippedSitemapIsUnpackedAndAHalfOneIsReadAsFarAsItGoes() {
        var zipped = gzip(file("news-sitemap.xml"));

        assertEquals(2, read(zipped).sightings().size());
        assertTrue(
                read(Arrays.copyOf(zipped, zipped.length - 20)).trouble().startsWith("the compressed data ends early"));
        assertTrue(read(new byte[] {0x1f, (byte) 0x8b, 8, 7, 7}).trouble().contains("compressed"));
    }

    @Test
    void aZipBombIsLeftAlone() {
        var bomb = gzip(new byte[60 << 20]);

        var named = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(bomb));

        assertTrue(named.trouble().startsWith("unpacked it is larger than 50 MiB"), named.trouble());
    }

    @Test
    void aSitemapOfPlainLinesIsRead() {
        var named = read(HOME + "/a-b-c-d\n" + HOME + "/e-f-g-h\n\n");

        assertEquals(List.of(HOME + "/a-b-c-d", HOME + "/e-f-g-h"), addresses(named.sightings()));
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
