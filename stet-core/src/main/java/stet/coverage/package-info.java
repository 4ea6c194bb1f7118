// SPDX-License-Identifier: Apache-2.0
/// How several outlets tell one story: texts in; which of them tell the same, why that is thought, and where each
/// gives which figure, out. It proposes, and a person decides.
@NullMarked
package stet.coverage;

import org.jspecify.annotations.NullMarked;
