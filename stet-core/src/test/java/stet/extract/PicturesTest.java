// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;
import stet.model.Picture;
import stet.model.Reading;
import stet.model.Story;

final class PicturesTest {
    private static final Address HERE = new Address("https://example.org/news/bridge");

    /// @param inside mark-up between two paragraphs
    private static Story story(String inside) {
        var html = """
                <!doctype html><html lang=en><head><title>Old bridge to close</title></head><body>
                <img src="/top.jpg" alt="The paper's building"><article><h1>Old bridge to close</h1><div>
                <p>The old bridge will close for six weeks in the spring, the county said on Tuesday.</p>
                <p>Drivers will be sent along the river road, which adds about four miles to the trip.</p>
                %s
                <p>“We know that it is a nuisance,” said the engineer in charge, “but the stones are loose.”</p>
                <p>The work costs £2,000 a day and is paid for by the county and the two parishes together.</p>
                </div></article></body></html>""".formatted(inside);
        return assertInstanceOf(Reading.Article.class, Extractor.extract(html, HERE))
                .story();
    }

    private static Picture picture(String address, String alt, String... captions) {
        return new Picture(Optional.of(new Address(address)), alt, List.of(captions));
    }

    @Test
    void aCaptionIsKeptWithItsPicture() {
        var story = story("""
                <figure><img src="img/arch.jpg?w=640" alt="An arch with cracks"><figcaption>The third arch</figcaption>
                </figure>""");

        assertEquals(
                List.of(picture(
                        "https://example.org/news/img/arch.jpg?w=640", "An arch with cracks", "The third arch")),
                story.pictures());
        assertEquals(List.of("The third arch"), story.captions());
    }

    @Test
    void eachOfTwoPicturesHasItsOwnLines() {
        var story = story("""
                <figure><img src="/a.jpg"><figcaption><p>The third arch</p><p>Photo: Ines Okafor</p></figcaption></figure>
                <figure><img src="/b.jpg"><figcaption>The river road</figcaption></figure>""");

        assertEquals(
                List.of(
                        picture("https://example.org/a.jpg", "", "The third arch", "Photo: Ines Okafor"),
                        picture("https://example.org/b.jpg", "", "The river road")),
                story.pictures());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=/a.jpg alt=Stones>",
                "<img src='data:image/gif;base64,R0lG' data-src=/a.jpg alt=Stones>",
                "<img src=/img/blank.gif data-original=/a.jpg alt=Stones>",
                "<img alt=Stones srcset='/small,1.jpg 320w, /a.jpg 1280w, /b.jpg 640w'>",
                "<img alt=Stones data-srcset='/small.jpg, /a.jpg 2x'>",
                "<picture><source srcset='/a.jpg 2x, /small.jpg'><img src=data:, alt=Stones></picture>",
                "<picture><source type=image/webp srcset=/other.webp><img src=/a.jpg alt=Stones></picture>",
                "<span><img class=lazy src=data:,></span><noscript><img src=/a.jpg alt=Stones></noscript>",
                "<a href=/a-large.jpg><img src=/a.jpg alt=Stones></a>",
                "<a href='#gallery'><img src=/a.jpg alt=Stones></a>",
                "<img src=/missing-image.svg srcset='/a.jpg 640w' alt=Stones>",
                "<img src=/img-{width}.jpg data-srcset=/a.jpg alt=Stones>",
            })
    void aPictureInTheBodyIsKeptHoweverItIsLoaded(String image) {
        assertEquals(
                List.of(picture("https://example.org/a.jpg", "Stones")),
                story("<div>" + image + "</div>").pictures());
    }

    @Test
    void aPictureOfAGreyHeronIsNoStandIn() {
        assertEquals(
                List.of(
                        picture("https://example.org/grey-heron.jpg", ""),
                        picture("https://example.org/pixel-art.png", "")),
                story("<img src=/grey-heron.jpg><img src=/pixel-art.png><img src=/grey-1x1.png>")
                        .pictures());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=https://count.example/p.gif width=1 height=1>",
                "<img src=/img/pixel.gif>",
                "<img src=/face.jpg width=48 height=48 alt='Ines Okafor'>",
                "<img class='avatar round' src=/face.jpg>",
                "<img class=icon-share src=/share.png>",
                "<img src=/sign.svg>",
                "<div class=author-box><img src=/face.jpg><p>Ines Okafor writes about roads and rivers.</p></div>",
                "<div class=box><a href=/news/boats><img src=/boats.jpg alt=Boats></a><h4><a href=/news/boats>Boats"
                        + " sank</a></h4></div>",
                "<div class=box><img src=/boats.jpg alt=Boats><h4><a href=/news/boats>Why boats sank</a></h4></div>",
                "<aside><img src=/offer.jpg alt=Subscribe></aside>",
                "<div class=advert><img src=/offer.jpg></div>",
                "<video poster=/a.jpg></video>",
                "<img src='javascript:alert(1)'>",
                "<img alt='No address'>",
            })
    void whatIsNoPictureOfTheArticleStaysOut(String image) {
        assertEquals(List.of(), story(image).pictures());
    }

    @Test
    void aPictureShownTwiceIsOne() {
        assertEquals(
                1, story("<img src=/a.jpg><p><img src=/a.jpg></p>").pictures().size());
    }

    @Test
    void theCaptionOfAVideoHasNoPicture() {
        var story = story("<figure><video src=/v.mp4></video><figcaption>The bridge at dawn</figcaption></figure>");

        assertEquals(List.of(Picture.captioned("The bridge at dawn")), story.pictures());
    }

    @Test
    void aNewAddressOrDescriptionMakesNoNewVersionAndANewCaptionDoes() {
        var figure = "<figure><img src=/a.jpg?v=1 alt=Stones><figcaption>The third arch</figcaption></figure>";

        assertEquals(
                story(figure).digest(),
                story(figure.replace("v=1", "v=2").replace("Stones", "Rocks")).digest());
        assertEquals(
                false,
                story(figure)
                        .digest()
                        .equals(story(figure.replace("third", "fourth")).digest()));
    }
}
