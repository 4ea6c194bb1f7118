// SPDX-License-Identifier: Apache-2.0
/// Pages and feeds; reads the library, writes nothing.
@NullMarked
package stet.web;

import org.jspecify.annotations.NullMarked;
