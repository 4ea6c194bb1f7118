// SPDX-License-Identifier: Apache-2.0
package stet.model;

/// One replaced stretch: code points [beforeFrom, beforeTo) of the older text became [afterFrom, afterTo) of the newer.
public record Span(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {
    public Span {
        if (beforeFrom < 0 || beforeTo < beforeFrom || afterFrom < 0 || afterTo < afterFrom) {
            throw new IllegalArgumentException(
                    "a span runs forwards: %d..%d, %d..%d".formatted(beforeFrom, beforeTo, afterFrom, afterTo));
        }
    }
}
