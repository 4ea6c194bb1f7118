// SPDX-License-Identifier: Apache-2.0
package stet.bench.extraction;

import com.chimbori.crux.articles.ArticleExtractor;
import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.document.TextDocument;
import de.l3s.boilerpipe.sax.BoilerpipeSAXInput;
import java.io.StringReader;
import java.util.Objects;
import net.dankito.readability4j.Readability4J;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import stet.extract.Extractor;
import stet.extract.PageRules;
import stet.model.Address;
import stet.model.Reading;
import stet.model.StatedTime;

/// The extractors that are measured, each called as its documentation says. All but boilerpipe, which brings its own
/// parser, parse with the same jsoup.
enum Contender {
    STET("Stet"),
    READABILITY4J("readability4j"),
    CRUX("crux"),
    BOILERPIPE("boilerpipe");

    private static final String ANYWHERE = "https://page.invalid/";
    private static final Address ADDRESS = new Address(ANYWHERE);

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// What it makes of a page. A contender that breaks on a page found nothing there.
    Found read(String html) {
        try {
            return switch (this) {
                case STET -> stet(html);
                case READABILITY4J -> readability4j(html);
                case CRUX -> crux(html);
                case BOILERPIPE -> boilerpipe(html);
            };
        } catch (BoilerpipeProcessingException | SAXException | RuntimeException | StackOverflowError e) {
            if (this == STET) {
                throw new IllegalStateException("our own extractor broke", e);
            }
            return Found.NOTHING;
        }
    }

    /// As `stet extract --json` tells it: the beginning in front of a paywall too.
    private static Found stet(String html) {
        var inspection = Extractor.inspect(html, ADDRESS, PageRules.NONE);
        return switch (inspection.reading()) {
            case Reading.Article article -> found(article);
            case Reading.NoArticle _ ->
                inspection.teaser().map(Contender::found).orElse(Found.NOTHING);
        };
    }

    private static Found found(Reading.Article article) {
        var story = article.story();
        return new Found(
                story.text(),
                story.headline(),
                String.join(", ", story.authors()),
                article.stated().published().map(Contender::day).orElse(""));
    }

    /// On the page's own calendar.
    private static String day(StatedTime published) {
        return published.time().toLocalDate().toString();
    }

    private static Found readability4j(String html) {
        var article = new Readability4J(ANYWHERE, html).parse();
        return new Found(given(article.getTextContent()), given(article.getTitle()), given(article.getByline()), "");
    }

    private static Found crux(String html) {
        var article = ArticleExtractor.with(ANYWHERE, html)
                .extractMetadata()
                .extractContent()
                .article();
        return new Found(article.document == null ? "" : article.document.text(), given(article.title), "", "");
    }

    private static Found boilerpipe(String html) throws BoilerpipeProcessingException, SAXException {
        TextDocument document = new BoilerpipeSAXInput(new InputSource(new StringReader(html))).getTextDocument();
        de.l3s.boilerpipe.extractors.ArticleExtractor.INSTANCE.process(document);
        return new Found(given(document.getContent()), given(document.getTitle()), "", "");
    }

    private static String given(@Nullable String field) {
        return Objects.requireNonNullElse(field, "");
    }
}
