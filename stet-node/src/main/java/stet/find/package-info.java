// SPDX-License-Identifier: Apache-2.0
/// An address that somebody pasted in; what can be watched behind it out: the outlet, its feeds, sitemaps and pages of
/// links, and how a few of its articles would be read.
@NullMarked
package stet.find;

import org.jspecify.annotations.NullMarked;
