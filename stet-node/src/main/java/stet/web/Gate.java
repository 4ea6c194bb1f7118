// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import stet.account.Doorkeeper;
import stet.account.Secret;

/// Tells as whom a request is made, and whether it may be. Every route passes here.
///
/// A browser is known by a cookie. What it sends must come from a page of this site (W3C Fetch Metadata,
/// section 2.3; RFC 6454, section 7), and, when somebody is signed in, carry the mark of that session's forms.
/// A program is known by a token in its Authorization header (RFC 6750, section 2.1, or as the password of RFC
/// 7617, which feed readers speak); nothing sends one by itself, so it needs no more.
final class Gate {
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)(Bearer|Basic) +([A-Za-z0-9._~+/=-]{1,500})");

    /// The form's field that holds the mark.
    static final String MARK = "mark";

    private final Doorkeeper doorkeeper;
    private final Visibility visibility;
    private final Supplier<String> site;

    /// @param site how readers reach the site, without a slash at the end
    Gate(Doorkeeper doorkeeper, Visibility visibility, Supplier<String> site) {
        this.doorkeeper = doorkeeper;
        this.visibility = visibility;
        this.site = site;
    }

    /// What the gate says to a request.
    sealed interface Ruling {
        /// It may pass.
        record Pass() implements Ruling {}

        /// One must sign in first.
        record SignIn() implements Ruling {}

        /// The token is none of ours, or no longer good.
        record BadToken() implements Ruling {}

        /// What one is signed in as does not suffice.
        record NotAllowed() implements Ruling {}

        /// Another site sent this, or a page from before one signed in.
        record Foreign() implements Ruling {}
    }

    Visitor visitor(Context context) {
        if (context.header("Authorization") != null) {
            return token(context)
                    .flatMap(doorkeeper::token)
                    .map(account -> new Visitor(Optional.of(account), Optional.empty()))
                    .orElse(Visitor.NOBODY);
        }
        return session(context)
                .flatMap(
                        secret -> doorkeeper.session(secret).map(a -> new Visitor(Optional.of(a), Optional.of(secret))))
                .orElse(Visitor.NOBODY);
    }

    Ruling ruling(Context context, Route route, Visitor visitor) {
        boolean program = context.header("Authorization") != null;
        if (program && !visitor.isSignedIn()) {
            return new Ruling.BadToken();
        }
        if (!program && !route.method().equals(HandlerType.GET) && isForeign(context, visitor)) {
            return new Ruling.Foreign();
        }
        if (route.access().allows(visitor, visibility)) {
            return new Ruling.Pass();
        }
        return visitor.isSignedIn() ? new Ruling.NotAllowed() : new Ruling.SignIn();
    }

    private static Optional<Secret> token(Context context) {
        var header = Optional.ofNullable(context.header("Authorization")).orElse("");
        var credentials = CREDENTIALS.matcher(header);
        if (!credentials.matches()) {
            return Optional.empty();
        }
        return credentials.group(1).equalsIgnoreCase("Bearer")
                ? Secret.parse(credentials.group(2))
                : password(credentials.group(2)).flatMap(Secret::parse);
    }

    private static Optional<String> password(String credentials) {
        try {
            var pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) { // no Base64, so no password
            return Optional.empty();
        }
    }

    private Optional<Secret> session(Context context) {
        return Optional.ofNullable(context.cookie(Cookies.session(site.get()))).flatMap(Secret::parse);
    }

    /// What is no browser sends neither header, and has nobody's session.
    private boolean isForeign(Context context, Visitor visitor) {
        if (visitor.session().isPresent() && !hasMark(context, visitor)) {
            return true;
        }
        var from = context.header("Sec-Fetch-Site");
        if (from != null) {
            return !from.equals("same-origin") && !from.equals("none");
        }
        var origin = context.header("Origin");
        return origin != null
                && !origin.equals(site.get())
                && !authority(origin)
                        .filter(a -> a.equals(context.header("Host")))
                        .isPresent();
    }

    private static boolean hasMark(Context context, Visitor visitor) {
        var sent = Optional.ofNullable(context.formParam(MARK)).orElse("");
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), visitor.formMark().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getRawAuthority());
        } catch (URISyntaxException e) { // an origin that is none is not ours
            return Optional.empty();
        }
    }

    /// Where one signs in, and comes back from.
    static String signIn(String back) {
        return "/login" + (back.equals("/") ? "" : "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
    }
}
