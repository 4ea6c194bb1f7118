// SPDX-License-Identifier: Apache-2.0
package stet.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.example.org/a           | example.org
            https://news.feeds.example.co.uk/   | example.co.uk
            https://example.co.uk:8443/         | example.co.uk
            https://one.github.io/              | one.github.io
            https://github.io/                  | github.io:443
            https://co.uk/                      | co.uk:443
            https://www.bücher.de/              | xn--bcher-kva.de
            https://desk.city.kawasaki.jp/      | city.kawasaki.jp
            http://localhost:8080/              | localhost:8080
            http://localhost/                   | localhost:80
            http://127.0.0.1:8081/              | 127.0.0.1:8081
            http://[::1]:8081/                  | [::1]:8081
            http://paper.test/                  | paper.test:80
            http://a.paper.internal:81/         | a.paper.internal:81
            """)
    void aSiteIsTheRegistrableDomainOrElseHostAndPort(String address, String site) {
        assertEquals(site, Site.of(new Address(address)).name());
    }
}
