// SPDX-License-Identifier: Apache-2.0
package stet.check;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import stet.model.Answer;
import stet.model.Capture;
import stet.model.Fetched;
import stet.model.Reading;

/// The answers that say nothing about the text, in one word and in words a person can act on.
final class Troubles {
    private Troubles() {}

    /// @param capture the exchange, when there was one
    /// @param atLeast the least wait before the next look; empty when the schedule alone decides
    record Trouble(Answer answer, String detail, Optional<Capture> capture, Optional<Duration> atLeast) {
        Trouble(Answer answer, String detail, Capture capture) {
            this(answer, detail, Optional.of(capture), Optional.empty());
        }
    }

    static final Duration ROBOTS_WAIT = Duration.ofHours(6);

    static Trouble of(Fetched.Busy busy) {
        int status = busy.capture().status();
        var words = busy.retryAfter()
                .map(wait -> "the site answered %d and asks to wait %d s".formatted(status, wait.toSeconds()))
                .orElse("the site answered %d (too busy)".formatted(status));
        return new Trouble(Answer.BUSY, words, Optional.of(busy.capture()), busy.retryAfter());
    }

    static Trouble of(Fetched.Refused refused) {
        return new Trouble(
                Answer.REFUSED,
                "the site answered %d: it does not let Stet in"
                        .formatted(refused.capture().status()),
                refused.capture());
    }

    static Trouble of(Fetched.Unusable unusable) {
        int status = unusable.capture().status();
        return new Trouble(
                status >= 500 ? Answer.SERVER_ERROR : Answer.PROTOCOL,
                "the site answered %d".formatted(status),
                unusable.capture());
    }

    static Trouble of(Fetched.Disallowed disallowed) {
        return new Trouble(Answer.ROBOTS, disallowed.detail(), Optional.empty(), Optional.of(ROBOTS_WAIT));
    }

    static Trouble of(Fetched.Failed failed) {
        var answer = switch (failed.failure()) {
            case NO_SUCH_HOST -> Answer.NO_SUCH_HOST;
            case NO_CONNECTION -> Answer.NO_CONNECTION;
            case TIMED_OUT -> Answer.TIMED_OUT;
            case CUT_SHORT -> Answer.CUT_SHORT;
            case TOO_LARGE -> Answer.TOO_LARGE;
            case BAD_ENCODING -> Answer.BAD_ENCODING;
            case REDIRECT_LOOP, BAD_REDIRECT -> Answer.BAD_REDIRECT;
            case TLS -> Answer.TLS;
            case PROTOCOL -> Answer.PROTOCOL;
            case FORBIDDEN_ADDRESS -> Answer.FORBIDDEN_ADDRESS;
        };
        return new Trouble(answer, failed.detail(), Optional.empty(), Optional.empty());
    }

    static Trouble of(Reading.NoArticle none, Capture capture) {
        var answer = switch (none.reason()) {
            case PAYWALL -> Answer.PAYWALL;
            case CONSENT_WALL -> Answer.CONSENT_WALL;
            case CHALLENGE -> Answer.CHALLENGE;
            case SOFT_NOT_FOUND -> Answer.SOFT_NOT_FOUND;
            case INDEX, ERROR_PAGE, EMPTY, NOT_HTML -> Answer.NO_ARTICLE;
        };
        var why = none.detail().isBlank()
                ? none.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : none.detail();
        return new Trouble(answer, why, capture);
    }
}
