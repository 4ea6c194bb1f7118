// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells an image that only keeps a place until the picture is loaded: by an address that holds its bytes or a blank to
/// be filled, or by a file name made of nothing but the words for such images. `grey-heron.jpg` is a bird.
final class StandIn {
    private static final Set<String> WORDS = Set.of(
            "blank",
            "spacer",
            "pixel",
            "transparent",
            "placeholder",
            "lazy",
            "lazyload",
            "loading",
            "loader",
            "empty",
            "clear",
            "grey",
            "gray",
            "missing",
            "dummy",
            "noimage",
            "1x1");
    private static final Set<String> BESIDE = Set.of(
            "image",
            "img",
            "pic",
            "picture",
            "photo",
            "thumb",
            "default",
            "no",
            "not",
            "available",
            "small",
            "medium",
            "large",
            "wide",
            "min",
            "bg",
            "gif",
            "png",
            "jpg",
            "jpeg",
            "svg",
            "webp",
            "avif");
    private static final Pattern NUMBER = Pattern.compile("v?\\d{1,6}(?:x\\d{1,6})?|[0-9a-f]{6,64}");
    private static final Pattern PARTED = Pattern.compile("[._-]+");

    private StandIn() {}

    /// @param reference as the page has it, not blank
    static boolean is(String reference) {
        var plain = reference.toLowerCase(Locale.ROOT);
        if (plain.startsWith("data:") || plain.startsWith("about:") || plain.indexOf('{') >= 0) {
            return true;
        }
        var path = plain.split("[?#]", 2)[0];
        var parts = PARTED.split(path.substring(path.lastIndexOf('/') + 1));
        return Arrays.stream(parts).anyMatch(WORDS::contains)
                && Arrays.stream(parts)
                        .allMatch(part -> WORDS.contains(part)
                                || BESIDE.contains(part)
                                || NUMBER.matcher(part).matches());
    }
}
