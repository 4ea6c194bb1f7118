// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import stet.extract.HandedIn;
import stet.model.Address;
import stet.model.ArticleId;
import stet.model.By;
import stet.model.Clipping;
import stet.model.Outlet;
import stet.model.OutletId;
import stet.model.Payload;
import stet.model.Resource;
import stet.store.Clippings;

/// Where editors hand in articles that have no live address.
final class HandInPages {
    private static final String PATH = "/clippings";
    private static final int LONGEST_NAME = 200;

    private final Stores stores;
    private final Press press;
    private final InstantSource clock;

    HandInPages(Stores stores, Press press, InstantSource clock) {
        this.stores = stores;
        this.press = press;
        this.clock = clock;
    }

    Reply form(Asked asked) {
        return print(200, HandInPage.Typed.EMPTY.of(asked.query("article")), Optional.empty());
    }

    /// What cannot be kept, in words for the one who handed it in.
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    void take(Context context) throws InterruptedException, IOException {
        var asked = Asked.of(context, press.visitor());
        var typed = HandInPage.Typed.of(asked);
        Reply reply;
        try {
            var kept = take(typed, file(context), asked.by(clock.instant()));
            reply = new Reply.Elsewhere(303, "/a/" + kept.article());
        } catch (Wrong e) {
            reply = print(422, typed, Optional.of(e.words()));
        }
        Answers.send(reply, context, press);
    }

    /// The file that was sent; empty where none was chosen.
    private static Payload file(Context context) throws IOException {
        var file = context.uploadedFile("file");
        if (file == null || file.size() == 0) {
            return Payload.EMPTY;
        }
        try (InputStream in = file.content()) {
            return Payload.read(in, HandedIn.LARGEST + 1);
        }
    }

    private Clippings.Kept take(HandInPage.Typed typed, Payload file, By by) throws Wrong, InterruptedException {
        var words = press.words();
        var desk = stores.desk();
        if (desk.isEmpty()) {
            throw new Wrong(words.say("clip.wrong.closed"));
        }
        var bytes = file.size() > 0 ? file : Payload.of(typed.text().getBytes(StandardCharsets.UTF_8));
        var outlet = outlet(typed);
        var spoken = typed.language().isEmpty() ? outlet.language() : typed.language();
        var read = read(bytes, typed.headline(), spoken);
        var clipping = clipping(typed, read.media(), by);
        if (typed.outlet().isEmpty()) {
            stores.clippings().outlet(outlet, by);
        }
        var address = Clippings.address(outlet.id(), clipping.day(), bytes.digest());
        return desk.get()
                .take(
                        new Clippings.Handed(
                                outlet.id(),
                                clipping,
                                read.story(),
                                read.extractor(),
                                List.of(new Resource(address, by.at(), read.media(), bytes))),
                        by);
    }

    private HandedIn.Read read(Payload bytes, String headline, String language) throws Wrong {
        return switch (HandedIn.read(bytes, headline, language)) {
            case HandedIn.Read read -> read;
            case HandedIn.Refused(var reason, var _) ->
                throw new Wrong(press.words().word("clip.refused", reason));
        };
    }

    /// One that is kept, or a new one that is not watched.
    private Outlet outlet(HandInPage.Typed typed) throws Wrong {
        var known = stores.roster().outlets();
        if (!typed.outlet().isEmpty()) {
            return known.stream()
                    .filter(o -> o.id().text().equals(typed.outlet()))
                    .findFirst()
                    .orElseThrow(() -> new Wrong(press.words().say("clip.wrong.outlet")));
        }
        var name = typed.newOutlet();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Wrong(press.words().say("clip.wrong.outlet"));
        }
        var same = known.stream().filter(o -> o.name().equalsIgnoreCase(name)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        var id = Clippings.shortName(name, known);
        return new Outlet(id, name, home(id), typed.language(), List.of());
    }

    private static Address home(OutletId id) {
        return new Address("https://%s.invalid/".formatted(id));
    }

    private Clipping clipping(HandInPage.Typed typed, String media, By by) throws Wrong {
        var words = press.words();
        if (typed.note().length() > Clipping.LONGEST_NOTE) {
            throw new Wrong(words.say("clip.wrong.note", Clipping.LONGEST_NOTE));
        }
        var day = day(typed.date(), by.at());
        Optional<ArticleId> of = Optional.empty();
        if (!typed.article().isEmpty()) {
            of = stores.library().named(typed.article());
            if (of.isEmpty()) {
                throw new Wrong(words.say("edit.wrong.article", Problem.shortened(typed.article())));
            }
        }
        return new Clipping(by.at(), by.who(), day, time(typed.time()), typed.note(), media, of);
    }

    private LocalDate day(String typed, Instant now) throws Wrong {
        return parsed(typed)
                .filter(day -> Clipping.isPossible(day, now))
                .orElseThrow(() -> new Wrong(press.words().say("clip.wrong.date")));
    }

    private static Optional<LocalDate> parsed(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException e) { // then it is none
            return Optional.empty();
        }
    }

    private Optional<LocalTime> time(String typed) throws Wrong {
        try {
            return typed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalTime.parse(typed).withNano(0));
        } catch (DateTimeException e) {
            throw new Wrong(press.words().say("clip.wrong.date"));
        }
    }

    private Reply print(int status, HandInPage.Typed typed, Optional<String> trouble) {
        var words = press.words();
        var frame = press.unlisted(
                words.say("clip.title"), words.say("clip.title"), Frame.Here.COLLECTIONS, PATH, List.of());
        return press.print(
                status, "handin", frame, new HandInPage(stores.roster().outlets(), typed, trouble));
    }
}
