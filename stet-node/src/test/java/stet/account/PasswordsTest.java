// SPDX-License-Identifier: Apache-2.0
package stet.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordFitsItsHashAndNoOther() {
        var hash = passwords.hash("four grey herons wait");

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(passwords.fits("four grey herons wait", hash));
        assertFalse(passwords.fits("four grey herons wai", hash));
        assertFalse(passwords.fits("four grey herons wait ", hash));
        assertNotEquals(hash, passwords.hash("four grey herons wait"), "each has a salt of its own");
    }

    @Test
    void howALetterIsComposedDoesNotMatter() {
        var hash = passwords.hash("caf\u00e9 au lait, svp");

        assertTrue(passwords.fits("cafe\u0301 au lait, svp", hash));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$",
                "$argon2id$v=19$m=9999999,t=2,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=999,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=0,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=2,p=0$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0A$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            })
    void aDamagedHashFitsNothing(String kept) {
        assertFalse(passwords.fits("four grey herons wait", kept));
    }

    @ParameterizedTest
    @CsvSource({
        "short, SHORT",
        "elevenletrs, SHORT",
        "aaaaaaaaaaaaaaaa, PLAIN",
        "ababababababab, PLAIN",
        "ada lind of lenn, PLAIN",
        "four grey herons wait, ",
        "twelveletters, ",
    })
    void whatIsWrongWithAPasswordIsSaid(String password, Passwords.Fault fault) {
        assertEquals(Optional.ofNullable(fault), Passwords.fault(password, "Ada Lind of Lenn"));
    }

    @Test
    void aLongPasswordIsRefusedBeforeItIsHashed() {
        assertEquals(Optional.of(Passwords.Fault.LONG), Passwords.fault("abcd".repeat(51), "ada"));
        assertFalse(passwords.fits("abcd".repeat(200), passwords.hash("four grey herons wait")));
    }
}
