// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import com.ibm.icu.text.BreakIterator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import stet.model.Address;

/// Whether an address looks like an article's. News addresses have few shapes in any language: a date, a long
/// number or code, or the headline's words joined by hyphens; lists and services have few names.
enum ArticleShape {
    ARTICLE,
    /// It may be one: nothing in the address says.
    OPEN,
    OTHER;

    private static final int FEWEST_WORDS = 4;
    private static final Pattern DATE = Pattern.compile(
            "/(19|20)\\d{2}([/-]?)(0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\2[^/]*/?.*[^/0-9].*");
    private static final Pattern NUMBER = Pattern.compile("(.*[^0-9])?\\d{5,}([^0-9].*)?");
    private static final Pattern CODE = Pattern.compile("(?=[a-z]*\\d)(?=\\d*[a-z])[a-z0-9]{8,}");
    private static final Pattern NUMBERED_PARAMETER = Pattern.compile(
            "(.*&)?(id|p|aid|nid|article|articleid|article_id|artid|storyid|story|newsid|sid)=[0-9a-z-]{2,}(&.*)?");
    private static final Pattern FILE = Pattern.compile(
            ".*[.](jpe?g|png|gif|webp|avif|svg|ico|pdf|mp3|mp4|m4a|m3u8|webm|mov|zip|gz|docx?|xlsx?|pptx?|epub|ics"
                    + "|xml|rss|atom|rdf|json|css|js|txt|woff2?)");
    private static final Pattern ENDING = Pattern.compile("[.](s?html?|php\\d?|aspx?|jsp|cms|story|ece|amp)$");

    /// Names of lists and services, in the languages of much of the world's press.
    private static final Set<String> LISTS = Set.of("""
            tag tags topic topics topico topicos author authors autor autores autoren auteur auteurs autore autori \
            category categories categoria categorias categorie kategorie kategorien rubrik rubriken rubrique \
            section sections schlagwort schlagworte thema themen theme themes tema temas etiqueta etiquetas \
            person people profile profiles user users search suche recherche buscar busca zoeken login signin \
            sign-in logout register registration signup subscribe subscription subscriptions abo abonnement \
            abonnieren suscripcion assinatura account konto newsletter newsletters rss feed feeds podcast podcasts \
            about about-us contact contact-us kontakt contacto contato impressum imprint privacy privacy-policy \
            datenschutz privacidad terms terms-of-use terms-and-conditions agb cookies cookie-policy help hilfe \
            faq jobs careers advertise advertising werbung shop store cart checkout epaper e-paper archive archiv \
            archives archivo sitemap page pages wp-content wp-json wp-admin wp-login cdn-cgi static assets share \
            print comments gallery-index weather wetter horoscope horoskop tv-programm crossword sudoku games \
            """.strip().split("\\s+"));

    static ArticleShape of(Address address) {
        var path = address.path().toLowerCase(Locale.ROOT);
        var query = address.query().toLowerCase(Locale.ROOT);
        var segments = Arrays.stream(path.split("/")).filter(s -> !s.isEmpty()).toList();
        if (FILE.matcher(path).matches() || segments.stream().anyMatch(ArticleShape::isList)) {
            return OTHER;
        }
        if (NUMBERED_PARAMETER.matcher(query).matches()) {
            return ARTICLE;
        }
        if (segments.isEmpty()) {
            return OTHER;
        }
        return DATE.matcher(path).matches() || hasArticleName(segments) ? ARTICLE : OPEN;
    }

    /// Whether a link's words could be a headline: at least four words in scripts with spaces and without.
    static boolean isHeadline(String text) {
        var words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text.length() > 200 ? text.substring(0, 200) : text);
        int count = 0;
        while (words.next() != BreakIterator.DONE) {
            count += words.getRuleStatus() >= BreakIterator.WORD_NUMBER ? 1 : 0;
        }
        return count >= FEWEST_WORDS;
    }

    private static boolean hasArticleName(List<String> segments) {
        var last = ENDING.matcher(segments.getLast()).replaceFirst("");
        var before = segments.size() > 1 ? segments.get(segments.size() - 2) : "";
        return isName(last) || isCode(before) && !isCode(last);
    }

    private static boolean isName(String segment) {
        return isCode(segment) || isSlug(segment);
    }

    private static boolean isCode(String segment) {
        return NUMBER.matcher(segment).matches() || CODE.matcher(segment).matches();
    }

    private static boolean isSlug(String segment) {
        if (segment.split("[-_+]+|%20").length >= FEWEST_WORDS) {
            return true;
        }
        return segment.indexOf('%') >= 0 && isHeadline(decoded(segment));
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static boolean isList(String segment) {
        return LISTS.contains(
                segment.startsWith("@") ? "author" : ENDING.matcher(segment).replaceFirst(""));
    }
}
