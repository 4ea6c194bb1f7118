// SPDX-License-Identifier: Apache-2.0
/// A pretend newspaper web on 127.0.0.1, for the demo and for the tests of every room.
///
/// A [stet.gazette.Gazette] is one outlet that a test drives by hand. A [stet.gazette.Newsstand] is a handful of
/// outlets that play for three days from a seed and a clock. Requests come in; pages, feeds and faults go out, and both
/// keep a log of what they served. What an outlet shows at an instant is one value, `Front`; what it answers is a pure
/// function of that, in `Answers`. Nothing here knows Stet, listens on any other address or asks the web for anything.
@NullMarked
package stet.gazette;

import org.jspecify.annotations.NullMarked;
