// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// XML as it came made into XML that every parser reads.
///
/// @param xml without declaration and DOCTYPE; empty when nothing could be saved
/// @param trouble what was wrong, in words for an operator; empty when nothing was
record WellFormed(String xml, String trouble) {
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final Pattern START = Pattern.compile("<[A-Za-z_]");
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml[^>]*>");

    /// A text that ends early is cut after its last whole entry. A text that is ill-formed otherwise is mended.
    /// One that defines its own entities is refused whole, for feeds need none and attacks do; so is one nested
    /// too deeply.
    static WellFormed of(String text) {
        var legal = legal(text);
        int declarations = doctype(legal);
        if (declarations >= 0 && definesEntities(legal, declarations)) {
            return new WellFormed("", "refused: it has a DOCTYPE that defines entities");
        }
        var plain = withoutProlog(legal, declarations);
        var outline = Outline.of(plain);
        if (outline.root().isEmpty()) {
            return new WellFormed("", "it is not XML");
        }
        if (outline.deepest() >= Outline.TOO_DEEP) {
            return new WellFormed("", "refused: elements are nested %d deep".formatted(outline.deepest()));
        }
        return outline.closed() ? mended(plain, "") : cut(plain, outline);
    }

    /// The characters that XML 1.0 allows (section 2.2).
    static String legal(String text) {
        return ILLEGAL.matcher(text).replaceAll("");
    }

    private static WellFormed cut(String plain, Outline outline) {
        if (outline.entries() == 0) {
            return new WellFormed("", "it ends before its first whole entry");
        }
        var whole = new StringBuilder(plain.substring(0, outline.wholeUntil()));
        outline.openThere()
                .reversed()
                .forEach(name -> whole.append("</").append(name).append('>'));
        int entries = outline.entries();
        return mended(
                whole.toString(),
                "it ends early, after %d whole %s".formatted(entries, entries == 1 ? "entry" : "entries"));
    }

    private static WellFormed mended(String plain, String trouble) {
        var fault = fault(plain);
        if (fault.isEmpty()) {
            return new WellFormed(plain, trouble);
        }
        var mended = Mending.mend(plain);
        var told = Troubles.joined(trouble, "it is not well-formed: " + fault.get());
        return fault(mended).isEmpty() ? new WellFormed(mended, told) : new WellFormed("", told);
    }

    /// What a strict parser says.
    private static Optional<String> fault(String xml) {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new InputSource(new StringReader(xml)), new DefaultHandler());
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the XML parser of the JDK cannot be set up", e);
        }
    }

    /// Where the DOCTYPE stands before the outermost element, or -1.
    private static int doctype(String text) {
        var start = START.matcher(text);
        var prolog = text.substring(0, start.find() ? start.start() : text.length());
        return prolog.toLowerCase(Locale.ROOT).indexOf("<!doctype");
    }

    private static boolean definesEntities(String text, int doctype) {
        int end = text.indexOf('>', doctype);
        int subset = text.indexOf('[', doctype);
        return subset >= 0 && (end < 0 || subset < end);
    }

    private static String withoutProlog(String text, int doctype) {
        int from = doctype < 0 ? 0 : text.indexOf('>', doctype) + 1;
        var rest = DECLARATION.matcher(text.substring(from)).replaceFirst("");
        var start = START.matcher(rest);
        return start.find() ? rest.substring(start.start()) : "";
    }
}
