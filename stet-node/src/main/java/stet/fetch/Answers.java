// SPDX-License-Identifier: Apache-2.0
package stet.fetch;

import java.time.Instant;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Fetched.Failure;
import stet.model.Payload;

/// What an answer that is no redirect means. Pure.
///
/// @param mostContent bytes of a body after content decoding
record Answers(long mostContent) {

    /// An answer that did not come whole, or cannot be decoded, is a failure whatever its status says.
    ///
    /// @param conditional whether the question carried validators
    /// @param now stands in for a missing Date
    Fetched judge(Trail trail, Heard.Answer answer, boolean conditional, Instant now) {
        return switch (answer.body()) {
            case Heard.Body.Broken(var failure, var detail) -> new Fetched.Failed(failure, detail);
            case Heard.Body.TooLarge _ -> new Fetched.Failed(Failure.TOO_LARGE, "the body is larger than allowed");
            case Heard.Body.Whole(var body) -> decoded(trail, answer, body, conditional, now);
        };
    }

    private Fetched decoded(Trail trail, Heard.Answer answer, Payload body, boolean conditional, Instant now) {
        return switch (ContentCoding.decode(body, answer.headers("Content-Encoding"), mostContent)) {
            case ContentCoding.Decoded.TooLarge _ ->
                new Fetched.Failed(Failure.TOO_LARGE, "the decoded body is larger than allowed");
            case ContentCoding.Decoded.CutShort _ ->
                new Fetched.Failed(Failure.CUT_SHORT, "the coded body ends too soon");
            case ContentCoding.Decoded.Undecodable(var detail) -> new Fetched.Failed(Failure.BAD_ENCODING, detail);
            case ContentCoding.Decoded.Whole(var content) ->
                byStatus(capture(trail, answer, body, content), answer, conditional, now);
        };
    }

    /// The answer to something that was sent, as it came: its content is not decoded, for only its status says
    /// something.
    static Posted posted(Trail trail, Heard.Answer answer) {
        return switch (answer.body()) {
            case Heard.Body.Broken(var failure, var detail) -> new Posted.Failed(failure, detail);
            case Heard.Body.TooLarge _ -> new Posted.Failed(Failure.TOO_LARGE, "the body is larger than allowed");
            case Heard.Body.Whole(var body) -> new Posted.Answered(capture(trail, answer, body, body));
        };
    }

    private static Capture capture(Trail trail, Heard.Answer answer, Payload body, Payload content) {
        return new Capture(
                trail.requested(),
                trail.hops(),
                trail.permanent() && !trail.hops().isEmpty(),
                answer.at(),
                answer.took(),
                answer.status(),
                answer.headers(),
                body,
                content);
    }

    /// A 304 to a question without validators answers nothing; a 206 was not asked for.
    private static Fetched byStatus(Capture capture, Heard.Answer answer, boolean conditional, Instant now) {
        if (answer.isChallenge()) {
            return new Fetched.Refused(capture);
        }
        return switch (capture.status()) {
            case 200, 203 -> new Fetched.Page(capture);
            case 304 -> conditional ? new Fetched.NotModified(capture) : new Fetched.Unusable(capture);
            case 404 -> new Fetched.Missing(capture);
            case 410 -> new Fetched.Gone(capture);
            case 401, 402, 403, 451 -> new Fetched.Refused(capture);
            case 429, 503 -> new Fetched.Busy(capture, Manners.retryAfter(answer, now));
            default -> new Fetched.Unusable(capture);
        };
    }
}
