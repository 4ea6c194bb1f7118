// SPDX-License-Identifier: Apache-2.0
package stet.gazette;

/// A fault at one address, whatever should stand there.
sealed interface Fault {
    /// The connection stays open and nothing comes.
    record Stall() implements Fault {}

    /// The answer ends before the length that it declared.
    record CutShort() implements Fault {}

    /// The document is whole for HTTP, and breaks off in the middle: a feed that was being written.
    record HalfWritten() implements Fault {}

    /// An answer made by hand.
    record Answer(Reply reply) implements Fault {}
}
