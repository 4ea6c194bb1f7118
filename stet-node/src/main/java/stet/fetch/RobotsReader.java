// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Duration;
import java.time.Instant;
import stet.model.Address;
import stet.model.Fetched.Failure;
import stet.model.Payload;

/// Asks for a robots.txt and tells what its answer means, by the cases of RFC 9309, section 2.3.1.
final class RobotsReader {
    private static final int MOST_HOPS = 5; // section 2.3.1.2

    /// What reading gave.
    sealed interface Read {
        /// @param content what was read; nothing where there is no file (section 2.3.1.3)
        record Rules(Payload content) implements Read {}

        /// The host answers, and not with a robots.txt that can be read: assume complete disallow (section
        /// 2.3.1.4).
        record Unreadable(String detail) implements Read {}

        /// The host itself cannot be found, reached or trusted.
        record Unreached(Failure failure, String detail) implements Read {}

        record NotYet(Instant until) implements Read {}
    }

    private final PoliteWire wire;
    private final Duration timeout;

    RobotsReader(PoliteWire wire, Duration timeout) {
        this.wire = wire;
        this.timeout = timeout;
    }

    Read read(Address where) throws InterruptedException {
        return read(where, where, 0, timeout);
    }

    private Read read(Address where, Address here, int hops, Duration left) throws InterruptedException {
        var question = new Question(here, Purpose.ROBOTS, hops, Question.PLAINLY, RobotsTxt.MOST_BYTES, left);
        return switch (wire.ask(question)) {
            case Heard.NotYet(var until) -> new Read.NotYet(until);
            case Heard.Nothing nothing when hops > 0 -> new Read.Unreadable("its redirect failed: " + nothing.detail());
            case Heard.Nothing nothing -> nothing(nothing.failure(), nothing.detail());
            case Heard.Answer answer
            when answer.isRedirect() -> follow(where, here, answer, hops, left.minus(answer.took()));
            case Heard.Answer answer -> judge(answer);
        };
    }

    private Read follow(Address where, Address here, Heard.Answer answer, int hops, Duration left)
            throws InterruptedException {
        if (hops == MOST_HOPS) {
            return new Read.Rules(Payload.EMPTY); // "may assume that the robots.txt file is unavailable"
        }
        if (!left.isPositive()) {
            return new Read.Unreadable("its redirects took too long");
        }
        var next = answer.header("Location").filter(l -> !l.isBlank()).flatMap(here::resolve);
        return next.isPresent()
                ? read(where, next.get(), hops + 1, left)
                : new Read.Unreadable("it redirects to nowhere");
    }

    private static Read judge(Heard.Answer answer) {
        int status = answer.status();
        if (status >= 400 && status < 500 && status != 429) {
            return new Read.Rules(Payload.EMPTY); // section 2.3.1.3
        }
        if (status < 200 || status >= 300) {
            return new Read.Unreadable("status " + status);
        }
        return switch (answer.body()) {
            case Heard.Body.Whole(var bytes) -> rules(answer, bytes);
            case Heard.Body.TooLarge(var first) -> rules(answer, first);
            case Heard.Body.Broken broken -> new Read.Unreadable(broken.detail());
        };
    }

    /// The first 500 KiB count, whether more was sent or not (section 2.5).
    private static Read rules(Heard.Answer answer, Payload body) {
        return switch (ContentCoding.decode(body, answer.headers("Content-Encoding"), RobotsTxt.MOST_BYTES)) {
            case ContentCoding.Decoded.Whole(var content) -> new Read.Rules(content);
            case ContentCoding.Decoded.TooLarge(var first) -> new Read.Rules(first);
            case ContentCoding.Decoded.CutShort _ -> new Read.Unreadable("its coded body ends too soon");
            case ContentCoding.Decoded.Undecodable(var detail) -> new Read.Unreadable(detail);
        };
    }

    private static Read nothing(Failure failure, String detail) {
        return switch (failure) {
            case NO_SUCH_HOST, NO_CONNECTION, TLS, FORBIDDEN_ADDRESS -> new Read.Unreached(failure, detail);
            case TIMED_OUT, CUT_SHORT, TOO_LARGE, BAD_ENCODING, REDIRECT_LOOP, BAD_REDIRECT, PROTOCOL ->
                new Read.Unreadable(detail);
        };
    }
}
