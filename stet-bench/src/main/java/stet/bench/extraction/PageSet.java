// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder with `ground-truth.json`, an object of page ids, and `html/ID.html` or `html/ID.html.gz`, in UTF-8.
record PageSet(String name, List<SavedPage> pages) {
    private static final String TRUTH = "ground-truth.json";

    PageSet {
        pages = List.copyOf(pages);
    }

    /// Every set in a folder, or the folder itself where it is one, by name; pages by id.
    static List<PageSet> under(Path folder) throws IOException {
        if (Files.exists(folder.resolve(TRUTH))) {
            return List.of(of(folder));
        }
        var sets = new ArrayList<PageSet>();
        try (var inside = Files.list(folder)) {
            for (var one :
                    inside.filter(f -> Files.exists(f.resolve(TRUTH))).sorted().toList()) {
                sets.add(of(one));
            }
        }
        return sets;
    }

    private static PageSet of(Path folder) throws IOException {
        var truths = new TreeMap<String, JsonNode>();
        JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(TRUTH))).forEachEntry(truths::put);
        var pages = new ArrayList<SavedPage>();
        for (var truth : truths.entrySet()) {
            pages.add(new SavedPage(
                    truth.getKey(), html(folder.resolve("html"), truth.getKey()), truth(truth.getValue())));
        }
        return new PageSet(String.valueOf(folder.getFileName()), pages);
    }

    private static Truth truth(JsonNode fields) {
        var date = text(fields, "date");
        return new Truth(
                text(fields, "articleBody"),
                text(fields, "title"),
                text(fields, "authors"),
                date.equals("None") ? "" : date); // one of the public sets writes Python's None so
    }

    private static String text(JsonNode fields, String name) {
        return fields.path(name).asString("");
    }

    private static String html(Path folder, String id) throws IOException {
        var plain = folder.resolve(id + ".html");
        if (Files.exists(plain)) {
            return Files.readString(plain);
        }
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(id + ".html.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
