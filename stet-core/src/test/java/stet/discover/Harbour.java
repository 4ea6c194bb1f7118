// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import stet.discover.Seeds.Named;
import stet.model.Address;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Seed;
import stet.model.Sighting;

/// A made-up outlet, its seeds in files beside the tests, and how they are read.
final class Harbour {
    static final String HOME = "https://harbour.example.org";

    private Harbour() {}

    static Named read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static Named read(byte[] bytes) {
        return read(bytes, "");
    }

    static Named read(byte[] bytes, String contentType) {
        var seed = seed(HOME + "/feeds/news.xml");
        return Seeds.read(seed, Payload.of(bytes), contentType, seed.address());
    }

    static Seed seed(String address) {
        return new Seed(new OutletId("harbour"), new Address(address), Seed.Kind.FEED);
    }

    static String rss(String items) {
        return "<rss version=\"2.0\"><channel><title>Harbour</title><link>" + HOME + "/</link>" + items
                + "</channel></rss>";
    }

    static String item(String link, String more) {
        return "<item><link>" + link + "</link>" + more + "</item>";
    }

    static List<String> addresses(List<Sighting> sightings) {
        return sightings.stream().map(s -> s.address().text()).toList();
    }

    static String text(String file) {
        return new String(file(file), StandardCharsets.UTF_8);
    }

    static byte[] file(String name) {
        try (var in = Harbour.class.getResourceAsStream("/discover/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
