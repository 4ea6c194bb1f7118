// SPDX-License-Identifier: Apache-2.0
package stet.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;

class ArticleShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2026/03/01/ferry-returns",
                "/2026/mar/01/ferry",
                "/news/2026-03-01/ferry.html",
                "/20260301/ferry",
                "/ferry-returns-after-storm",
                "/harbour/ferry_returns_after_storm.html",
                "/news/uk-12345678",
                "/news/articles/cx2k8d9q0zzo",
                "/a/1234567",
                "/1234567/ferry",
                "/ferry,1234567.html",
                "/story.php?id=77",
                "/?p=1234",
                "/%E6%B8%AF%E3%81%AE%E3%83%95%E3%82%A7%E3%83%AA%E3%83%BC%E3%81%8C%E5%B5%90%E3%81%AE%E5%BE%8C%E3%81%AB%E5%86%8D%E9%96%8B",
                "/faehre-kehrt-nach-sturm-zurueck-a-7c2f.html"
            })
    void addressesOfArticlesAreKnownByTheirShape(String path) {
        assertEquals(ArticleShape.ARTICLE, shape(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?page=2",
                "/tag/ferry-returns-after-storm",
                "/autor/maria-de-la-luz-garcia",
                "/login?next=/2026/03/01/ferry-returns",
                "/images/ferry-returns-after-storm.jpg",
                "/2026/03/01/ferry.mp3",
                "/newsletter/sign-up-for-the-morning",
                "/category/news/1234567",
                "/@desk/ferry-returns-after-storm",
                "/suche.html?q=12345"
            })
    void listsServicesAndFilesAreNoArticles(String path) {
        assertEquals(ArticleShape.OTHER, shape(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/news", "/news/world", "/sport/sailing/", "/2026/03/", "/2026", "/ferry-returns"})
    void plainAddressesMayBeEither(String path) {
        assertEquals(ArticleShape.OPEN, shape(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ferry returns after storm",
                "Council votes 12–9 on tide wall",
                "港のフェリーが嵐の後に再開",
                "عودة العبارة بعد العاصفة"
            })
    void fourWordsOrMoreMayBeAHeadline(String text) {
        assertTrue(ArticleShape.isHeadline(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "World", "More from sport", "→", "1 2 3"})
    void fewWordsAreNoHeadline(String text) {
        assertFalse(ArticleShape.isHeadline(text));
    }

    private static ArticleShape shape(String path) {
        return ArticleShape.of(new Address("https://harbour.example.org" + path));
    }
}
