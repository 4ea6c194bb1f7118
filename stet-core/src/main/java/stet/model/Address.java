// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An absolute http or https address in one normal form (RFC 3986, section 6.2.2): scheme and host in lower
/// case, the host in its ASCII form (UTS 46) without a final dot, no default port, no dot segments, capital
/// percent-escapes and none of unreserved letters, no user, no fragment, and a path of at least "/". The
/// same value travels from the link that was read to the socket that is opened.
public record Address(String text) implements Comparable<Address> {
    /// In characters, as written and in normal form.
    private static final int LONGEST = 4096;

    /// RFC 3986, appendix B, without the fragment: 1 scheme, 2 authority, 3 path, 4 query.
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:[?]([^#]*))?(?:#.*)?", Pattern.DOTALL);

    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\r]");

    /// Signs that stay as they are in a path and in a query, beside letters and digits (RFC 3986, section
    /// 3.3).
    private static final String PLAIN = "/-._~!$&'()*+,;=:@?";

    /// Query parameters that say where a reader came from and nothing about the page.
    private static final Set<String> TRACKING = Set.of("""
            fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok \
            ns_campaign ns_mchannel ns_source ns_linkname ns_fee at_medium at_campaign at_custom1 at_custom2 \
            at_custom3 at_custom4 at_link_id at_link_origin at_link_type at_ptr_name at_format at_bbc_team cmp cmpid \
            ocid smid xtor maca wt_mc wt_zmc _ga _gl _hsenc _hsmi __twitter_impression guccounter guce_referrer \
            guce_referrer_sig vero_id oly_enc_id oly_anon_id sfnsn fb_ref fb_source soc_src soc_trk s_kwcid \
            pk_campaign pk_kwd""".split(" "));

    /// @throws IllegalArgumentException when the text is not such an address; see [#parse(String)]
    public Address {
        var given = text;
        text = normal(given).orElseThrow(() -> new IllegalArgumentException("not an http or https address: " + given));
    }

    /// Reads an absolute address as people and pages write it, with spaces, capitals, backslashes and
    /// letters of any script. Empty when it is not http or https, names no host that could exist, carries a
    /// user or password, has a port outside 1 to 65535, or is longer than 4,096 characters.
    public static Optional<Address> parse(String written) {
        return normal(written).map(Address::new);
    }

    /// The address that a reference found on this page leads to (RFC 3986, section 5.2.2, strict); empty
    /// when it leads to none.
    public Optional<Address> resolve(String reference) {
        if (reference.length() > LONGEST) {
            return Optional.empty();
        }
        var whole = reference.startsWith("/") && !reference.startsWith("//")
                ? text.substring(0, pathStart()) + reference
                : reference;
        if (whole.length() <= LONGEST && isPlain(whole)) {
            return Optional.of(new Address(whole)); // as most references are
        }
        var r = split(reference);
        if (r.group(1) != null) {
            return parse(reference);
        }
        if (r.group(2) != null) {
            return assemble(scheme(), r.group(2), r.group(3), queryOf(r)).map(Address::new);
        }
        var target = r.group(3).isEmpty() ? path() : r.group(3).startsWith("/") ? r.group(3) : merged(r.group(3));
        int mark = text.indexOf('?');
        boolean same = r.group(3).isEmpty() && r.group(4) == null;
        var asked = same ? mark < 0 ? "" : text.substring(mark) : queryOf(r);
        return assemble(scheme(), authority(), target, asked).map(Address::new);
    }

    private String authority() {
        return text.substring(text.indexOf("//") + 2, pathStart());
    }

    private int pathStart() {
        return text.indexOf('/', text.indexOf("//") + 2);
    }

    public String scheme() {
        return text.substring(0, text.indexOf(':'));
    }

    /// In ASCII; an IPv6 number stands in its brackets.
    public String host() {
        return HostName.withoutPort(authority());
    }

    /// Whether its host can be none, so that it only names something (RFC 6761, section 6.4).
    public boolean leadsNowhere() {
        return host().endsWith(".invalid");
    }

    /// The port that a connection goes to, default ports included.
    public int port() {
        var authority = authority();
        int host = host().length();
        return authority.length() > host
                ? Integer.parseInt(authority.substring(host + 1))
                : scheme().equals("https") ? 443 : 80;
    }

    /// The path, still percent-encoded.
    public String path() {
        int query = text.indexOf('?');
        return text.substring(pathStart(), query < 0 ? text.length() : query);
    }

    /// The query, still percent-encoded, without its question mark; empty when there is none.
    public String query() {
        int mark = text.indexOf('?');
        return mark < 0 ? "" : text.substring(mark + 1);
    }

    public URI uri() {
        return URI.create(text);
    }

    /// This address without the parameters that only tell where a reader came from (utm_source, fbclid and
    /// their like). The others keep their order and their spelling.
    public Address withoutTracking() {
        int mark = text.indexOf('?');
        if (mark < 0) {
            return this;
        }
        var parameters = query().split("&");
        var kept = Arrays.stream(parameters).filter(p -> !isTracking(p)).toList();
        if (kept.size() == parameters.length) {
            return this;
        }
        var bare = text.substring(0, mark);
        return new Address(kept.isEmpty() ? bare : bare + "?" + String.join("&", kept));
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        var name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || name.startsWith("mtm_") || name.startsWith("hsa_") || TRACKING.contains(name);
    }

    private static Optional<String> normal(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        if (isPlain(written)) {
            return Optional.of(written);
        }
        var r = split(written);
        if (r.group(1) == null || r.group(2) == null) {
            return Optional.empty();
        }
        return assemble(r.group(1).toLowerCase(Locale.ROOT), r.group(2), r.group(3), queryOf(r));
    }

    /// Whether it is in normal form beyond doubt, as most addresses are: a host of plain labels, no port, and
    /// nothing after it that any rule would change.
    private static boolean isPlain(String text) {
        int host = text.startsWith("https://") ? 8 : 7;
        int path = text.indexOf('/', host);
        if (host == 7 && !text.startsWith("http://")
                || path < 0
                || text.indexOf("/.", path) >= 0
                || !HostName.isPlain(text.substring(host, path))) {
            return false;
        }
        for (int i = path; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /// @param query with its question mark, or empty
    private static Optional<String> assemble(String scheme, String authority, String path, String query) {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.empty();
        }
        return HostName.authority(authority, scheme.equals("https") ? 443 : 80)
                .map(place -> scheme + "://" + place + withoutDots(PercentEncoding.normal(path))
                        + PercentEncoding.normal(query))
                .filter(whole -> whole.length() <= LONGEST);
    }

    private static String queryOf(Matcher reference) {
        return reference.group(4) == null ? "" : "?" + reference.group(4);
    }

    /// RFC 3986, section 5.2.3.
    private String merged(String relative) {
        var base = path();
        return base.substring(0, base.lastIndexOf('/') + 1) + relative;
    }

    /// RFC 3986, section 5.2.4, said by segments: "." goes, ".." takes the one before it along, and above
    /// the root there is nothing. A final dot segment leaves its slash.
    private static String withoutDots(String path) {
        var kept = new ArrayDeque<String>();
        var segments = (path.startsWith("/") ? path.substring(1) : path).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean up = segments[i].equals("..");
            boolean dot = up || segments[i].equals(".");
            if (up) {
                kept.pollLast();
            }
            if (!dot) {
                kept.addLast(segments[i]);
            } else if (i == segments.length - 1) {
                kept.addLast("");
            }
        }
        return kept.stream().collect(Collectors.joining("/", "/", ""));
    }

    /// Splits what browsers would split: ends trimmed, line breaks and tabs dropped, backslashes read as
    /// slashes up to the query (URL Standard, section 4.4).
    private static Matcher split(String written) {
        var plain = BREAKS.matcher(written.strip()).replaceAll("");
        int mark = plain.indexOf('?');
        int hash = plain.indexOf('#');
        int path = Math.min(mark < 0 ? plain.length() : mark, hash < 0 ? plain.length() : hash);
        var matcher = REFERENCE.matcher(plain.substring(0, path).replace('\\', '/') + plain.substring(path));
        if (!matcher.matches()) {
            throw new IllegalStateException("the pattern of RFC 3986 fits every text, yet not: " + written);
        }
        return matcher;
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
