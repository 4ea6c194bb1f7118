// SPDX-License-Identifier: Apache-2.0
/// Extraction measured beside its peers: saved pages with their true texts in; figures for accuracy, steadiness
/// and time out. The peers are libraries that never ship.
@NullMarked
package stet.bench.extraction;

import org.jspecify.annotations.NullMarked;
