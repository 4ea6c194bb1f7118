// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stet.model.Address;

class AddressGuardTest {
    private final AddressGuard strict = new AddressGuard(Set.of());

    private static InetSocketAddress at(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.5",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.2",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.2",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:2",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "100:0:0:1::1",
                "2001::1",
                "2001:0:53aa::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:2::",
                "2002:808:808::1",
                "2620:4f:8000::1",
                "3fff::1",
                "5f00::1",
                "2606:4700::5efe:127.0.0.2",
                "2606:4700::200:5efe:10.0.0.1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1"
            })
    void noConnectionIsMadeToASpecialAddress(String literal) {
        assertEquals(true, strict.refusal(at(literal, 443)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.0.0.1",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700::1",
                "2a00:1450::1",
                "2400:cb00::1",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2606:4700::5efe:8.8.8.8"
            })
    void aPublicAddressMayBeAsked(String literal) {
        assertEquals(true, strict.refusal(at(literal, 443)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706434/", "http://127.2/", "http://0177.0.0.2/", "http://0x7f.0.0.2/", "http://0x7f000002/",
                "http://127.0.0.2./", "http://example.0x10/", "http://1.2.3.4.5/", "http://127.0.0.1/", "http://[::1]/"
            })
    void hostsThatAreNumbersInDisguiseAreRefusedUnresolved(String written) {
        var address = Address.parse(written);

        assertEquals(true, address.isEmpty() || strict.refusal(address.get()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/", "https://8.8.8.8/", "http://2026.example/", "http://1e100.net/"})
    void ordinaryHostsMayBeResolved(String written) {
        assertEquals(true, strict.refusal(new Address(written)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8801,           127.0.0.1, 8801, true",
        "127.0.0.1:8801,           127.0.0.1, 8802, false",
        "127.0.0.1:8801,           127.0.0.2, 8801, false",
        "127.0.0.1:8801-8806,      127.0.0.1, 8806, true",
        "127.0.0.1:8801-8806,      127.0.0.1, 8807, false",
        "10.0.0.5:*,               10.0.0.5,  22,   true",
        "127.0.1.0/24:8801,        127.0.1.9, 8801, true",
        "127.0.1.0/24:8801,        127.0.2.9, 8801, false",
        "[fd00::1]:443,            fd00::1,   443,  true",
        "[fd00::]/8:443,           fd12::7,   443,  true",
        "'10.0.0.5:1, 10.0.0.6:2', 10.0.0.6,  2,    true",
        "127.0.0.1:80,             ::ffff:127.0.0.1, 80, true",
        "127.0.0.1:80,             64:ff9b::7f00:1,  80, false"
    })
    void privateAddressesAreReachedByAddressAndPortOnly(String allow, String literal, int port, boolean reached) {
        var guard = new AddressGuard(Allowed.parseAll(allow));

        assertEquals(reached, guard.refusal(at(literal, port)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost:80",
                "127.1:80",
                "0177.0.0.1:80",
                "127.0.0.1:0",
                "127.0.0.1:65536",
                "127.0.0.1:9-8",
                "127.0.0.1/33:80",
                "::1:80",
                "[::1]",
                "[fe80::1%lo]:80",
                "*:80",
                "256.0.0.1:80"
            })
    void anEntryThatIsNoAddressWithPortsIsNamed(String written) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Allowed.parse(written));

        assertEquals(true, String.valueOf(thrown.getMessage()).contains(written.replaceFirst(":[0-9*-]+$", "")));
    }

    @Test
    void aBlankListAllowsNothing() {
        assertEquals(Set.of(), Allowed.parseAll(" , "));
    }
}
