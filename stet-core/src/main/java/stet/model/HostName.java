// SPDX-License-Identifier: Apache-2.0
package stet.model;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The authority of an address (RFC 3986, section 3.2) in normal form.
final class HostName {
    private static final IDNA ASCII =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,62})([.][a-z0-9_]([a-z0-9_-]{0,62}))*");
    private static final Pattern PLAIN = Pattern.compile("(?:[a-z0-9][a-z0-9-]{0,62}[.])+[a-z]{2,63}");
    private static final Pattern NUMBER = Pattern.compile("(.*[.])?([0-9]+|0x[0-9a-f]*)");
    private static final Pattern IPV4 = Pattern.compile(
            "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])([.](25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");
    private static final int LONGEST = 253;

    private HostName() {}

    /// Host and, when it is not the usual one, port. Empty when there is a user, when the port is outside 1
    /// to 65535, or when no such host can exist. Numbers that are not four plain decimals (`127.1`,
    /// `0x7f000001`) are refused: programs differ on which machine they mean.
    static Optional<String> authority(String written, int usualPort) {
        if (written.indexOf('@') >= 0 || written.isEmpty()) {
            return Optional.empty();
        }
        var host = withoutPort(written);
        var port = written.substring(host.length());
        if (!port.isEmpty() && !port.matches("(:0*[0-9]{0,5})?")) {
            return Optional.empty();
        }
        int number = port.length() < 2 ? usualPort : Integer.parseInt(port.substring(1));
        if (number < 1 || number > 65535) {
            return Optional.empty();
        }
        return normal(host).map(name -> number == usualPort ? name : name + ":" + number);
    }

    /// Whether it is a name in normal form beyond doubt: small letters, digits and hyphens in labels of which the
    /// last is a top-level domain of letters.
    static boolean isPlain(String host) {
        return host.length() <= LONGEST && PLAIN.matcher(host).matches();
    }

    /// The authority up to its port; an IPv6 number keeps its brackets.
    static String withoutPort(String authority) {
        int bracket = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', bracket + 1);
        return colon < 0 ? authority : authority.substring(0, colon);
    }

    private static Optional<String> normal(String host) {
        if (host.startsWith("[")) {
            return ipv6(host.toLowerCase(Locale.ROOT));
        }
        return ascii(host)
                .map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                .filter(name -> name.length() <= LONGEST && LABELS.matcher(name).matches())
                .filter(name ->
                        !NUMBER.matcher(name).matches() || IPV4.matcher(name).matches());
    }

    private static Optional<String> ipv6(String bracketed) {
        if (bracketed.indexOf('%') >= 0) { // a zone names one of our own network cards
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new URI("http://" + bracketed + "/").getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ascii(String host) {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return Optional.of(host.toLowerCase(Locale.ROOT));
        }
        if (host.length() > LONGEST) {
            return Optional.empty();
        }
        var problems = new IDNA.Info();
        var out = new StringBuilder();
        ASCII.nameToASCII(host, out, problems);
        return problems.hasErrors() ? Optional.empty() : Optional.of(out.toString());
    }
}
