// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            http://example.org                        | http://example.org/
            HTTPS://News.Example.ORG:443/A            | https://news.example.org/A
            http://example.org:80/                    | http://example.org/
            http://example.org:0080/                  | http://example.org/
            http://example.org:/                      | http://example.org/
            https://example.org:80/                   | https://example.org:80/
            http://example.org./a                     | http://example.org/a
            http://example.org/a/./b/../c             | http://example.org/a/c
            http://example.org/../../a                | http://example.org/a
            http://example.org/a/..                   | http://example.org/
            http://example.org/a/b/.                  | http://example.org/a/b/
            http://example.org/..a/...                | http://example.org/..a/...
            http://example.org/a//b                   | http://example.org/a//b
            http://example.org/%7euser/%2E%2e/%c3%bc  | http://example.org/%C3%BC
            http://example.org/a%2fb                  | http://example.org/a%2Fb
            http://example.org/100%                   | http://example.org/100%25
            http://example.org/a%zz                   | http://example.org/a%25zz
            http://example.org/a b                    | http://example.org/a%20b
            http://example.org\\a\\b?c\\d             | http://example.org/a/b?c%5Cd
            http://example.org/a?b=[1]&c={2}          | http://example.org/a?b=%5B1%5D&c=%7B2%7D
            http://example.org/a?                     | http://example.org/a?
            http://example.org/a?b#c?d                | http://example.org/a?b
            http://example.org#top                    | http://example.org/
            http://example.org?a=b                    | http://example.org/?a=b
            https://example.org/café/日本             | https://example.org/caf%C3%A9/%E6%97%A5%E6%9C%AC
            https://Bücher.example/                   | https://xn--bcher-kva.example/
            https://例え。テスト/                      | https://xn--r8jz45g.xn--zckzah/
            http://[2001:DB8::1]:8080/a               | http://[2001:db8::1]:8080/a
            http://[::1]/                             | http://[::1]/
            http://127.0.0.1:8080/a                   | http://127.0.0.1:8080/a
            http://my_blog.example.org/               | http://my_blog.example.org/
            http://localhost:9000                     | http://localhost:9000/
            """)
    void addressesAreReadIntoOneNormalForm(String written, String normal) {
        assertEquals(Optional.of(normal), Address.parse(written).map(Address::text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.org/a",
                "//example.org/a",
                "/a",
                "ftp://example.org/",
                "javascript:alert(1)",
                "mailto:desk@example.org",
                "data:text/html,x",
                "http:///a",
                "http:a",
                "http://",
                "http://?a",
                "http://user@example.org/",
                "http://user:secret@example.org/",
                "http://@example.org/",
                "http://example.org@evil.example/",
                "http://example.org:0/",
                "http://example.org:65536/",
                "http://example.org:99999999999/",
                "http://example.org:-1/",
                "http://example.org:8o/",
                "http://example..org/",
                "http://.example.org/",
                "http://example.org../",
                "http://exa mple.org/",
                "http://exa%6dple.org/",
                "http://example.org<b>/",
                "http://127.1/",
                "http://0x7f000001/",
                "http://2130706433/",
                "http://1.2.3.4.5/",
                "http://256.1.1.1/",
                "http://010.1.1.1/",
                "http://[::1/",
                "http://[::g]/",
                "http://[fe80::1%25eth0]/",
                "http://[]/",
                "http://-\u00AD-/",
                "http://\u200D.example/"
            })
    void whatIsNoAddressOfAPageIsRefused(String written) {
        assertEquals(Optional.empty(), Address.parse(written));
    }

    @Test
    void tabsAndLineBreaksInsideALinkAreDropped() {
        assertEquals(
                Optional.of(new Address("https://example.org/a-b")),
                Address.parse("\n\t https://exam\nple.org/a\t-\r\nb \n"));
    }

    @Test
    void halfALetterIsReadAsTheReplacementCharacter() {
        assertEquals("http://example.org/%EF%BF%BD", new Address("http://example.org/\uD83D").text());
    }

    @Test
    void longAddressesAreReadUpTo4096CharactersInNormalForm() {
        var start = "http://example.org/";

        assertEquals(
                4096,
                new Address(start + "a".repeat(4096 - start.length())).text().length());
        assertEquals(Optional.empty(), Address.parse(start + "a".repeat(4097 - start.length())));
        assertEquals(Optional.empty(), Address.parse(start + "é".repeat(2000)));
        assertEquals(Optional.empty(), Address.parse(start + "/..".repeat(1 << 20)));
        assertEquals(Optional.empty(), new Address(start).resolve("a".repeat(1 << 20)));
    }

    @Test
    void theConstructorNormalisesAndNamesWhatItRefuses() {
        assertEquals("https://example.org/", new Address("https://EXAMPLE.org").text());

        var refusal = assertThrows(IllegalArgumentException.class, () -> new Address("ftp://example.org/"));

        assertEquals("not an http or https address: ftp://example.org/", refusal.getMessage());
    }

    /// The examples of RFC 3986, sections 5.4.1 and 5.4.2, that stay http; `;p?q` stands in the base.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            g            | http://a/b/c/g
            ./g          | http://a/b/c/g
            g/           | http://a/b/c/g/
            /g           | http://a/g
            //g          | http://g/
            ?y           | http://a/b/c/d;p?y
            g?y          | http://a/b/c/g?y
            #s           | http://a/b/c/d;p?q
            g#s          | http://a/b/c/g
            g?y#s        | http://a/b/c/g?y
            ;x           | http://a/b/c/;x
            g;x          | http://a/b/c/g;x
            ''           | http://a/b/c/d;p?q
            .            | http://a/b/c/
            ./           | http://a/b/c/
            ..           | http://a/b/
            ../          | http://a/b/
            ../g         | http://a/b/g
            ../..        | http://a/
            ../../       | http://a/
            ../../g      | http://a/g
            ../../../g   | http://a/g
            ../../../../g| http://a/g
            /./g         | http://a/g
            /../g        | http://a/g
            g.           | http://a/b/c/g.
            .g           | http://a/b/c/.g
            g..          | http://a/b/c/g..
            ..g          | http://a/b/c/..g
            ./../g       | http://a/b/g
            ./g/.        | http://a/b/c/g/
            g/./h        | http://a/b/c/g/h
            g/../h       | http://a/b/c/h
            g;x=1/./y    | http://a/b/c/g;x=1/y
            g;x=1/../y   | http://a/b/c/y
            g?y/./x      | http://a/b/c/g?y/./x
            g?y/../x     | http://a/b/c/g?y/../x
            HTTPS://g/x  | https://g/x
            12:30-news   | http://a/b/c/12:30-news
            """)
    void referencesLeadWhereTheStandardsExamplesSay(String reference, String target) {
        assertEquals(
                Optional.of(target),
                new Address("http://a/b/c/d;p?q").resolve(reference).map(Address::text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@b", "javascript:void(0)", "tel:+123", "//user@g/", "http:g", "///g", "//"})
    void referencesThatLeadToNoPageAreEmpty(String reference) {
        assertEquals(Optional.empty(), new Address("http://a/b/c/d;p?q").resolve(reference));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://a.example/b?c=d       | http  | a.example | 80   | /b | c=d
            https://a.example            | https | a.example | 443  | /  | ''
            https://a.example:8443/?x    | https | a.example | 8443 | /  | x
            http://[::1]:81/b            | http  | [::1]     | 81   | /b | ''
            http://a_b.example:82/b      | http  | a_b.example | 82 | /b | ''
            """)
    void partsCanBeAskedFor(String written, String scheme, String host, int port, String path, String query) {
        var address = new Address(written);

        assertEquals(scheme, address.scheme());
        assertEquals(host, address.host());
        assertEquals(port, address.port());
        assertEquals(path, address.path());
        assertEquals(query, address.query());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://a.example/b?utm_source=feed&id=7&UTM_Medium=rss | http://a.example/b?id=7
            http://a.example/b?fbclid=x                            | http://a.example/b
            http://a.example/b?at_medium=RSS&at_campaign=KARANGA   | http://a.example/b
            http://a.example/b?id=7&page=2                         | http://a.example/b?id=7&page=2
            http://a.example/b?z=1&a=2&gclid=3&z=4                 | http://a.example/b?z=1&a=2&z=4
            http://a.example/b?futm_source=1                       | http://a.example/b?futm_source=1
            http://a.example/b?id=utm_source                       | http://a.example/b?id=utm_source
            http://a.example/b?                                    | http://a.example/b?
            http://a.example/b?%75tm_source=x                      | http://a.example/b
            http://a.example/b                                     | http://a.example/b
            """)
    void trackingParametersGoAndTheOthersStayInOrder(String written, String bare) {
        assertEquals(bare, new Address(written).withoutTracking().text());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readingTheNormalFormGivesItselfAndNoTextBreaksReading(long seed) {
        var random = new Random(seed);
        var letters = "/.%?#:@[]\\ab2Ee0é日\uD83D\uDE00 -_~\u0001\u2028\t\"<&=;";
        for (int i = 0; i < 2000; i++) {
            var tail = new StringBuilder();
            random.ints(random.nextInt(24), 0, letters.length()).forEach(at -> tail.append(letters.charAt(at)));
            Address.parse("http://a.example/" + tail).ifPresent(AddressTest::assertIsStable);
            Address.parse("https://a" + tail).ifPresent(AddressTest::assertIsStable);
            new Address("http://a.example/b/c?d").resolve(tail.toString()).ifPresent(AddressTest::assertIsStable);
        }
    }

    /// A capital in the scheme leads past the short way for addresses that are in normal form already.
    @Test
    void theShortWayForPlainAddressesLeadsToTheSame() {
        var random = new Random(7);
        var signs = "ab1.-/.?=&~_;:@%41A";
        for (int i = 0; i < 20_000; i++) {
            var rest = random.ints(1 + random.nextInt(14), 0, signs.length())
                    .mapToObj(n -> String.valueOf(signs.charAt(n)))
                    .collect(Collectors.joining());
            var written = "http://a.%s.org/%s".formatted(rest.length() > 5 ? "b" : rest, rest);
            assertEquals(Address.parse(written.replaceFirst("http", "HTTP")), Address.parse(written), written);
        }
    }

    private static void assertIsStable(Address address) {
        assertEquals(Optional.of(address), Address.parse(address.text()));
        assertEquals(address.text(), address.uri().toString());
        assertEquals(Optional.of(address), address.resolve(""));
        assertEquals(Optional.of(address), new Address("https://other.example/").resolve(address.text()));
    }
}
