// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/// The site's cookies (RFC 6265bis): no script can read one, and other sites' forms do not send it along.
final class Cookies {
    private Cookies() {}

    /// The name of the one by which somebody is signed in. The prefix makes browsers refuse one that another host or an
    /// unencrypted page set (RFC 6265bis, section 4.1.3.2).
    static String session(String site) {
        return isSecure(site) ? "__Host-session" : "session";
    }

    /// @param length how long it is kept; empty for as long as the browser runs, zero to take it back
    static void set(Context context, String site, String name, String value, Optional<Duration> length) {
        context.res()
                .addHeader(
                        "Set-Cookie",
                        "%s=%s; Path=/%s; HttpOnly; SameSite=Lax%s"
                                .formatted(
                                        name,
                                        value,
                                        length.map(l -> "; Max-Age=" + l.toSeconds())
                                                .orElse(""),
                                        isSecure(site) ? "; Secure" : ""));
    }

    private static boolean isSecure(String site) {
        return site.startsWith("https:");
    }
}
