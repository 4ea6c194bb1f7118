// SPDX-License-Identifier: Apache-2.0
package stet.model;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// An absolute http or https address in one normal form (RFC 3986, section 6.2.2): scheme and host in lower case,
/// the host in its ASCII form (UTS 46), no default port, no dot segments, no user, no fragment, and a path of at least
/// "/".
/// The same value travels from the link that was read to the socket that is opened.
public record Address(String text) implements Comparable<Address> {
    private static final int LONGEST = 4096;
    private static final IDNA ASCII =
            IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

    /// Query parameters that say where a reader came from and nothing about the page.
    private static final java.util.Set<String> TRACKING = java.util.Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "msclkid",
            "yclid",
            "igshid",
            "mc_cid",
            "mc_eid",
            "ns_campaign",
            "ns_mchannel",
            "ns_source",
            "ns_linkname",
            "ns_fee",
            "at_medium",
            "at_campaign",
            "at_custom1",
            "at_custom2",
            "at_custom3",
            "at_custom4",
            "cmpid",
            "ocid",
            "smid",
            "xtor",
            "wt_mc",
            "wt_zmc",
            "__twitter_impression",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "_ga",
            "vero_id",
            "oly_enc_id",
            "oly_anon_id");

    public Address {
        if (!text.startsWith("http://") && !text.startsWith("https://")) {
            throw new IllegalArgumentException("not an http or https address: " + text);
        }
    }

    /// Reads an absolute address as people and pages write it; empty when it is not http or https, names no host,
    /// carries a user or password, or is longer than 4,096 characters.
    public static Optional<Address> parse(String written) {
        var trimmed = written.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return normal(new URI(encoded(trimmed)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// The address that a reference found on this page leads to (RFC 3986, section 5).
    public Optional<Address> resolve(String reference) {
        var trimmed = reference.strip();
        if (trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (trimmed.startsWith("?")) { // java.net.URI drops the last segment here; RFC 3986 keeps it
                return parse(text.replaceFirst("[?].*", "") + trimmed);
            }
            return normal(URI.create(text).resolve(new URI(encoded(trimmed))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String scheme() {
        return text.substring(0, text.indexOf(':'));
    }

    public String host() {
        return uri().getHost();
    }

    /// The port that a connection goes to, default ports included.
    public int port() {
        int port = uri().getPort();
        return port >= 0 ? port : scheme().equals("https") ? 443 : 80;
    }

    /// The path, still percent-encoded.
    public String path() {
        return uri().getRawPath();
    }

    /// The query, still percent-encoded, without its question mark; empty when there is none.
    public String query() {
        var query = uri().getRawQuery();
        return query == null ? "" : query;
    }

    public URI uri() {
        return URI.create(text);
    }

    /// This address without the parameters that only tell where a reader came from (utm_source, fbclid and their like).
    public Address withoutTracking() {
        if (query().isEmpty()) {
            return this;
        }
        var kept = Arrays.stream(query().split("&"))
                .filter(p -> !isTracking(p.replaceFirst("=.*", "").toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("&"));
        var bare = text.substring(0, text.indexOf('?'));
        return new Address(kept.isEmpty() ? bare : bare + "?" + kept);
    }

    private static boolean isTracking(String name) {
        return name.startsWith("utm_") || TRACKING.contains(name);
    }

    private static Optional<Address> normal(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")
                || uri.getRawUserInfo() != null
                || uri.getHost() == null) {
            return Optional.empty();
        }
        int port = uri.getPort();
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        var normal = uri.normalize();
        var path = normal.getRawPath();
        while (path.startsWith("/..")) { // RFC 3986, section 5.2.4: above the root there is nothing
            path = path.length() == 3 ? "/" : path.startsWith("/../") ? path.substring(3) : path;
            if (path.startsWith("/..") && !path.startsWith("/../") && path.length() > 3) {
                break;
            }
        }
        var query = normal.getRawQuery();
        return Optional.of(new Address(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + port) + (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query)));
    }

    /// Percent-encodes what RFC 3986 does not allow but pages write, and turns a host to ASCII.
    private static String encoded(String written) throws URISyntaxException {
        var out = new StringBuilder(written.length() + 16);
        int from = 0;
        int authority = written.indexOf("//");
        if (authority >= 0 && written.substring(0, authority).matches("(?i)(https?:)?")) {
            int end = authority + 2;
            while (end < written.length() && "/?#\\".indexOf(written.charAt(end)) < 0) {
                end++;
            }
            var host = written.substring(authority + 2, end);
            out.append(written, 0, authority + 2).append(ascii(host));
            from = end;
        }
        for (int i = from; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r') {
                continue;
            }
            if (c == '\\') {
                out.append('/');
            } else if (c == '%' && !isEscape(written, i)) {
                out.append("%25");
            } else if (c > 0x7e || c <= 0x20 || "\"<>^`{|}[]".indexOf(c) >= 0) {
                int cp = written.codePointAt(i);
                for (byte b : Character.toString(cp).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(String.format("%02X", b & 0xff));
                }
                i += Character.charCount(cp) - 1;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String s, int at) {
        return at + 2 < s.length()
                && Character.digit(s.charAt(at + 1), 16) >= 0
                && Character.digit(s.charAt(at + 2), 16) >= 0;
    }

    private static String ascii(String host) throws URISyntaxException {
        if (host.chars().allMatch(c -> c < 0x80)) {
            return host;
        }
        var problems = new IDNA.Info();
        var out = new StringBuilder();
        ASCII.nameToASCII(host, out, problems);
        if (problems.hasErrors()) {
            throw new URISyntaxException(host, "not a valid internationalised host name");
        }
        return out.toString();
    }

    @Override
    public int compareTo(Address other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
