// SPDX-License-Identifier: Apache-2.0
/// The only door to the web. An address and its validators go in, a `Fetched` comes out; robots.txt, politeness,
/// pauses, redirects, limits and the address guard stand behind `Fetcher`. Nothing here reads a page or keeps
/// anything on disk, and no type of the HTTP or robots library leaves.
@NullMarked
package stet.fetch;

import org.jspecify.annotations.NullMarked;
