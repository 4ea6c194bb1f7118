// SPDX-License-Identifier: Apache-2.0
package stet.replay;

/// One request for an article.
///
/// @param at in seconds from the beginning of the trace
public record Fetch(long at, String id) {}
