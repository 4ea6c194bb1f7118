// SPDX-License-Identifier: Apache-2.0
/// What the looks at an outlet came to in, what is wrong with it out. Counts nothing and asks nobody.
@NullMarked
package stet.health;

import org.jspecify.annotations.NullMarked;
