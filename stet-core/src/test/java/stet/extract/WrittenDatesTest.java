// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WrittenDatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Published Nov. 18, 2019 at 4 pm|2019-11-18",
                "en-GB|Monday 18th November 2019|2019-11-18",
                "en-US|11/18/2019, 9:30 PM|2019-11-18",
                "en-GB|03/04/2024|2024-04-03",
                "en-US|03/04/2024|2024-03-04",
                "de|Stand: 3. März 2024, 12 Uhr|2024-03-03",
                "de|03.04.2024 - 10:15|2024-04-03",
                "de|Do 25.04.24, 14:07 Uhr|2024-04-25",
                "fr|Publié le 1 août 2023 à 10h|2023-08-01",
                "es|18 de noviembre de 2019|2019-11-18",
                "pt-BR|7 de março de 2022|2022-03-07",
                "pl|5 maja 2021|2021-05-05",
                "ru|12 июля 2020|2020-07-12",
                "ar|٣ مايو ٢٠٢٤|2024-05-03",
                "ja|公開 2024年5月3日|2024-05-03",
                "ko|2024년 5월 3일|2024-05-03",
                "sv|2024-05-03 08:00|2024-05-03"
            })
    void aDayIsReadAsThePagesLanguageWritesIt(String language, String line, LocalDate day) {
        assertEquals(Optional.of(day), new WrittenDates(language).in(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 February 2020",
                "Room 12, floor 2024",
                "1234567890",
                "99/99/2024",
                "version 10.15.24",
                "address 1.2.24.5",
                "5 bridges 2024"
            })
    void whatIsNoDayIsNotRead(String line) {
        assertEquals(Optional.empty(), new WrittenDates("en").in(line));
    }
}
