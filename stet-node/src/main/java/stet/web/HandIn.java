// SPDX-License-Identifier: Apache-2.0
package stet.web;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

/// Takes in an article that has no live address. Pages and programs call the same.
record HandIn(Stores stores, Words words) {
    private static final int LONGEST_NAME = 200;

    /// What cannot be kept, in words for the one who handed it in.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        Wrong(int status, String message) {
            super(message);
            this.status = status;
        }

        Wrong(String message) {
            this(422, message);
        }

        int status() {
            return status;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    /// The files that were sent.
    ///
    /// @param file a text or a saved page; empty where none was chosen
    /// @param originals what the text was taken from, to be kept beside it
    record Files(Payload file, List<Payload> originals) {
        static final Files NONE = new Files(Payload.EMPTY, List.of());

        Files {
            originals = List.copyOf(originals);
        }

        static Files of(Context context) throws IOException {
            var file = context.uploadedFile("file");
            var originals = new ArrayList<Payload>();
            for (var original : context.uploadedFiles("original")) {
                if (original.size() > 0) {
                    originals.add(read(original, Integer.MAX_VALUE - 8));
                }
            }
            return new Files(file == null ? Payload.EMPTY : read(file, HandedIn.LARGEST + 1), originals);
        }

        /// At most so many bytes. All of an upload is bounded before.
        private static Payload read(UploadedFile file, int most) throws IOException {
            try (InputStream in = file.content()) {
                return Payload.read(in, (int) Math.min(file.size(), most));
            }
        }
    }

    /// Keeps it; what was handed in before is not kept again.
    Clippings.Kept take(HandInPage.Typed typed, Files files, By by) throws Wrong, InterruptedException {
        var desk = stores.desk();
        if (desk.isEmpty()) {
            throw new Wrong(503, words.say("clip.wrong.closed"));
        }
        var bytes =
                files.file().size() > 0 ? files.file() : Payload.of(typed.text().getBytes(StandardCharsets.UTF_8));
        var outlet = outlet(typed);
        var spoken = typed.language().isEmpty() ? outlet.language() : typed.language();
        var read = read(bytes, typed.headline(), spoken);
        var clipping = clipping(typed, read.media(), by);
        if (typed.outlet().isEmpty()) {
            stores.clippings().outlet(outlet, by);
        }
        var address = Clippings.address(outlet.id(), clipping.day(), bytes.digest());
        var resources = new ArrayList<>(List.of(new Resource(address, by.at(), read.media(), bytes)));
        files.originals().forEach(original -> resources.add(original(address, original, by.at())));
        return desk.get()
                .take(new Clippings.Handed(outlet.id(), clipping, read.story(), read.extractor(), resources), by);
    }

    private static Resource original(Address clipping, Payload bytes, Instant now) {
        var address = new Address(clipping.text() + "/" + bytes.digest().hex());
        return new Resource(address, now, HandedIn.media(bytes), bytes);
    }

    private HandedIn.Read read(Payload bytes, String headline, String language) throws Wrong {
        return switch (HandedIn.read(bytes, headline, language)) {
            case HandedIn.Read read -> read;
            case HandedIn.Refused(var reason, var _) -> throw new Wrong(words.word("clip.refused", reason));
        };
    }

    /// One that is kept, or a new one that is not watched.
    private Outlet outlet(HandInPage.Typed typed) throws Wrong {
        var known = stores.roster().outlets();
        if (!typed.outlet().isEmpty()) {
            return known.stream()
                    .filter(o -> o.id().text().equals(typed.outlet()))
                    .findFirst()
                    .orElseThrow(() -> new Wrong(words.say("clip.wrong.outlet")));
        }
        var name = typed.newOutlet();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new Wrong(words.say("clip.wrong.outlet"));
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
        if (typed.note().length() > Clipping.LONGEST_NOTE) {
            throw new Wrong(words.say("clip.wrong.note", Clipping.LONGEST_NOTE));
        }
        var stated = stated(typed)
                .filter(s -> Clipping.isPossible(s.day(), by.at()))
                .orElseThrow(() -> new Wrong(words.say("clip.wrong.date")));
        Optional<ArticleId> of = Optional.empty();
        if (!typed.article().isEmpty()) {
            of = stores.library().named(typed.article());
            if (of.isEmpty()) {
                throw new Wrong(words.say("edit.wrong.article", Problem.shortened(typed.article())));
            }
        }
        return new Clipping(by.at(), by.who(), stated.day(), stated.time(), typed.note(), media, of);
    }

    /// @param time in UTC
    private record Stated(LocalDate day, Optional<LocalTime> time) {
        static Stated of(LocalDateTime at) {
            return new Stated(at.toLocalDate(), Optional.of(at.toLocalTime().withNano(0)));
        }
    }

    /// A day and perhaps a time; or a moment in their place, as RFC 3339 has it. Empty for what is neither.
    private static Optional<Stated> stated(HandInPage.Typed typed) {
        try {
            if (typed.date().contains("T") && typed.time().isEmpty()) {
                return Optional.of(Stated.of(OffsetDateTime.parse(typed.date())
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()));
            }
            var day = LocalDate.parse(typed.date());
            return Optional.of(
                    typed.time().isEmpty()
                            ? new Stated(day, Optional.empty())
                            : Stated.of(day.atTime(LocalTime.parse(typed.time()))));
        } catch (DateTimeException e) { // then it is neither
            return Optional.empty();
        }
    }
}
