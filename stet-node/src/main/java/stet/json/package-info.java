// SPDX-License-Identifier: Apache-2.0
/// What is kept, as JSON for programs: what the API answers and what `stet export` prints are the same, as
/// `docs/json.md`
/// describes it. Names are in snake case; what is not known is left out.
@NullMarked
package stet.json;

import org.jspecify.annotations.NullMarked;
