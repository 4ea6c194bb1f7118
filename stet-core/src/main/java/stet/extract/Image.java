// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import stet.model.Address;

/// A picture as its element describes it: the address that a reader's browser would come to show, not a stand-in for
/// the time until then.
///
/// @param linked whether it is the face of a link to another page
/// @param drawn whether it is a drawing (SVG), which pages use for signs
record Image(Address address, String alt, boolean linked, boolean drawn) {
    private static final int LONGEST_ALT = 2000;
    /// In characters, as of any address.
    private static final int LONGEST_REFERENCE = 4096;
    private static final int LONGEST_NAME = 600;
    /// In CSS pixels; what is smaller in one direction is an icon, a face beside a name or a tracking pixel.
    private static final int SMALL = 80;

    /// Where scripts that load pictures late find them, likeliest first, and where browsers do.
    private static final List<String> SINGLE = List.of(
            "data-src",
            "data-original",
            "data-lazy-src",
            "data-lazy",
            "data-img-src",
            "data-hi-res-src",
            "data-full-src",
            "src");
    private static final List<String> LATE_SETS =
            List.of("data-srcset", "data-lazy-srcset", "data-original-set", "data-src-set");
    private static final Pattern SIGN = Pattern.compile(
            "(?i)(?:^|[^a-z])(?:avatars?|gravatar|icons?|logos?|emojis?|smil(?:ey|ie)s?|sprites?|spinner|badges?|flag|button|wp-smiley|tracking|beacon)(?:[^a-z]|$)");
    private static final Pattern PICTURE_FILE = Pattern.compile("(?is)\\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?$");
    private static final Pattern PIXELS = Pattern.compile("^\\s*(\\d{1,6})(?:\\.\\d*)?\\s*(?:px)?\\s*$");
    private static final Pattern DRAWING = Pattern.compile("(?is)\\.svg(?:[?#].*)?$");

    /// Empty for what is no picture to look at: a stand-in alone, an icon, a logo, a face, a tracking pixel.
    ///
    /// @param base to which its address is relative
    static Optional<Image> of(Element passed, Address base) {
        return image(passed)
                .filter(img -> !isSign(img))
                .flatMap(img -> source(passed, img)
                        .flatMap(base::resolve)
                        .map(address -> new Image(
                                address,
                                alt(img),
                                isFaceOfLink(passed, base),
                                DRAWING.matcher(address.text()).find())));
    }

    /// The img in a picture or noscript element, or the element itself. A video shows no picture.
    private static Optional<Element> image(Element passed) {
        return switch (passed.normalName()) {
            case "img", "amp-img" -> Optional.of(passed);
            case "picture" -> passed.stream().filter(e -> e.nameIs("img")).findFirst();
            case "noscript" -> image(passed.child(0));
            default -> Optional.empty();
        };
    }

    /// The first of what is written that is no drawing, else the first. Sets of sources are long, and most pictures
    /// need none of theirs read.
    private static Optional<String> source(Element passed, Element img) {
        for (var name : SINGLE) {
            var source = img.attr(name);
            if (isSource(source) && !DRAWING.matcher(source).find()) {
                return Optional.of(source);
            }
        }
        return written(passed, img)
                .filter(s -> !DRAWING.matcher(s).find())
                .findFirst()
                .or(() -> written(passed, img).findFirst());
    }

    private static Stream<String> written(Element passed, Element img) {
        var sources = passed.nameIs("picture") ? passed.children().asList() : List.<Element>of();
        return Stream.<Supplier<Stream<String>>>of(
                        () -> SINGLE.stream().map(img::attr),
                        () -> sets(img, LATE_SETS),
                        () -> sets(img, List.of("srcset")),
                        () -> sources.stream().flatMap(s -> sets(s, LATE_SETS)),
                        () -> sources.stream().flatMap(s -> sets(s, List.of("srcset"))))
                .flatMap(Supplier::get)
                .filter(Image::isSource);
    }

    private static boolean isSource(String written) {
        return !written.isBlank() && written.length() <= LONGEST_REFERENCE && !StandIn.is(written.strip());
    }

    private static Stream<String> sets(Element element, List<String> names) {
        return names.stream().flatMap(name -> SourceSet.largest(element.attr(name)).stream());
    }

    private static boolean isSign(Element img) {
        return isSmall(img.attr("width"))
                || isSmall(img.attr("height"))
                || SIGN.matcher(start(img.className()) + " " + start(img.id())).find()
                || img.attr("role").equals("presentation") && img.attr("alt").isBlank();
    }

    private static String start(String names) {
        return names.substring(0, Math.min(names.length(), LONGEST_NAME));
    }

    private static boolean isSmall(String length) {
        var pixels = PIXELS.matcher(length);
        return pixels.matches() && Integer.parseInt(pixels.group(1)) < SMALL;
    }

    private static String alt(Element img) {
        var alt = img.attr("alt");
        return Spaces.tidy(alt.substring(0, Math.min(alt.length(), LONGEST_ALT)));
    }

    /// A link to a picture file or into the page itself shows the picture larger; any other leads away.
    private static boolean isFaceOfLink(Element passed, Address base) {
        return linkAround(passed)
                .map(link -> link.attr("href").strip())
                .filter(reference -> !reference.startsWith("#")
                        && reference.length() <= LONGEST_REFERENCE
                        && !PICTURE_FILE.matcher(reference).find())
                .flatMap(base::resolve)
                .filter(leadsTo -> !leadsTo.equals(base))
                .isPresent();
    }

    private static Optional<Element> linkAround(Element passed) {
        for (var element = passed; element != null; element = element.parent()) {
            if (element.nameIs("a") && element.hasAttr("href")) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
