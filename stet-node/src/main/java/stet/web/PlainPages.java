// SPDX-License-Identifier: Apache-2.0
package stet.web;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.Payload;
import stet.store.Library;

/// Answers for the pages about the site, the look-up by address, and what machines ask of any site.
final class PlainPages {
    private static final Pattern OURS =
            Pattern.compile("(/a/[0-9A-Za-z]{6,13}(?:/v/\\d+|/\\d+\\.\\.\\d+)?)/?(?:[?#].*)?");

    private final Library library;
    private final Press press;
    private final InstantSource clock;

    PlainPages(Library library, Press press, InstantSource clock) {
        this.library = library;
        this.press = press;
        this.clock = clock;
    }

    Reply about(Asked asked) {
        return plain("about", "/about", library.totals(clock.instant()));
    }

    Reply wording(Asked asked) {
        return plain("wording", "/about/wording", "");
    }

    Reply counting(Asked asked) {
        return plain("counting", "/about/counting", "");
    }

    private Reply plain(String name, String path, Object page) {
        var words = press.words();
        return press.print(
                name,
                press.frame(
                        words.say(name + ".title"),
                        words.say(name + ".description"),
                        Frame.Here.ABOUT,
                        path,
                        List.of()),
                page);
    }

    /// Looks for the article that is or was at an address. A permanent link of ours, or a bare id, is found
    /// as well.
    Reply lookUp(Asked asked) {
        var typed = asked.query("url");
        var words = press.words();
        if (typed.isEmpty()) {
            return new Reply.Elsewhere(303, "/");
        }
        var own = own(typed);
        if (own.isPresent()) {
            return new Reply.Elsewhere(303, own.get());
        }
        var address =
                Address.parse(typed).or(() -> Address.parse("https://" + typed).filter(a -> typed.contains(".")));
        if (address.isEmpty()) {
            return new Reply.Refused(Problem.notAnAddress(typed, words));
        }
        return kept(address.get())
                .<Reply>map(id -> new Reply.Elsewhere(303, "/a/" + id))
                .orElseGet(() -> new Reply.Refused(Problem.noAddress(typed, words)));
    }

    private Optional<String> own(String typed) {
        var path = typed.startsWith(press.site()) ? typed.substring(press.site().length()) : typed;
        var ours = OURS.matcher(path);
        if (ours.matches()) {
            return Optional.of(ours.group(1));
        }
        return ArticleId.parse(typed)
                .filter(id -> library.article(id).isPresent())
                .map(id -> "/a/" + id);
    }

    private Optional<ArticleId> kept(Address address) {
        return library.at(address)
                .or(() -> library.at(address.withoutTracking()))
                .or(() -> library.at(otherScheme(address)));
    }

    /// People leave the scheme out, or paste an older one.
    private static Address otherScheme(Address address) {
        var bare = address.withoutTracking().text();
        return bare.startsWith("https:")
                ? new Address("http:" + bare.substring("https:".length()))
                : new Address("https:" + bare.substring("http:".length()));
    }

    Reply robots(Asked asked) {
        var text = """
                User-agent: *
                Disallow: /u
                Disallow: /search
                Disallow: /health
                Disallow: /reader
                Disallow: /login
                Disallow: /welcome
                Disallow: /account
                Disallow: /admin
                Disallow: /changes/live
                """;
        return new Reply.Document(
                "text/plain; charset=utf-8",
                "1",
                Optional.empty(),
                Reply.Keep.REVALIDATE,
                () -> Payload.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /// Whether the site can read its record, and how fresh that is. How much there is, is told to those alone who may
    /// read it.
    Reply health(Asked asked) {
        var totals = library.totals(clock.instant());
        var json = new Json.Thing().with("status", "ok").with("time", clock.instant());
        if (press.showsArchive()) {
            json.with("outlets", totals.outlets())
                    .with("articles", totals.articles())
                    .with("versions", totals.versions());
        }
        totals.lastCheck().ifPresent(at -> json.with("lastCheck", at));
        return new Reply.Document(Json.TYPE, "", Optional.empty(), Reply.Keep.NEVER, () -> Payload.of(json.bytes()));
    }
}
