// SPDX-License-Identifier: Apache-2.0
/// The only door to the web: robots, politeness, conditional requests and the address guard stand behind `Fetcher`.
@NullMarked
package stet.fetch;

import org.jspecify.annotations.NullMarked;
