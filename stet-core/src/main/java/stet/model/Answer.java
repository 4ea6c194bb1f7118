// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// What one look got, in one word; kept with every check and shown in health tables.
public enum Answer {
    CHANGED,
    UNCHANGED,
    NOT_MODIFIED,
    LISTED,
    MISSING,
    GONE,
    REFUSED,
    BUSY,
    SERVER_ERROR,
    NO_SUCH_HOST,
    NO_CONNECTION,
    TIMED_OUT,
    CUT_SHORT,
    TOO_LARGE,
    BAD_ENCODING,
    BAD_REDIRECT,
    TLS,
    PROTOCOL,
    FORBIDDEN_ADDRESS,
    ROBOTS,
    PAYWALL,
    CONSENT_WALL,
    CHALLENGE,
    SOFT_NOT_FOUND,
    NO_ARTICLE,
    BAD_FEED,
    EMPTY_FEED,
    ELSEWHERE
}
