// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// What one look got, in one word; kept with every check and shown in health tables.
public enum Answer {
    CHANGED(Worth.USABLE),
    UNCHANGED(Worth.USABLE),
    NOT_MODIFIED(Worth.USABLE),
    LISTED(Worth.USABLE),
    MISSING(Worth.AWAY),
    GONE(Worth.AWAY),
    SOFT_NOT_FOUND(Worth.AWAY),
    REFUSED(Worth.BARRED),
    ROBOTS(Worth.BARRED),
    FORBIDDEN_ADDRESS(Worth.BARRED),
    PAYWALL(Worth.BARRED),
    CONSENT_WALL(Worth.BARRED),
    CHALLENGE(Worth.BARRED),
    BUSY(Worth.TROUBLE),
    SERVER_ERROR(Worth.TROUBLE),
    NO_SUCH_HOST(Worth.TROUBLE),
    NO_CONNECTION(Worth.TROUBLE),
    TIMED_OUT(Worth.TROUBLE),
    CUT_SHORT(Worth.TROUBLE),
    TOO_LARGE(Worth.TROUBLE),
    BAD_ENCODING(Worth.TROUBLE),
    BAD_REDIRECT(Worth.TROUBLE),
    TLS(Worth.TROUBLE),
    PROTOCOL(Worth.TROUBLE),
    NO_ARTICLE(Worth.TROUBLE),
    BAD_FEED(Worth.TROUBLE),
    EMPTY_FEED(Worth.TROUBLE),
    ELSEWHERE(Worth.TROUBLE);

    /// What a look is worth to someone who wants to know how the article or seed stands.
    public enum Worth {
        /// It established something.
        USABLE,
        /// Nothing is at the address.
        AWAY,
        /// The outlet, or a rule of ours, does not let Stet in.
        BARRED,
        /// It says nothing; to be tried again.
        TROUBLE
    }

    private final Worth worth;

    Answer(Worth worth) {
        this.worth = worth;
    }

    public Worth worth() {
        return worth;
    }

    public boolean isUsable() {
        return worth == Worth.USABLE;
    }
}
