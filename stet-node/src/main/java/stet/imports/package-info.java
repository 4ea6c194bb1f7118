// SPDX-License-Identifier: Apache-2.0
/// Takes over the histories that other archives kept: in comes a dump, a folder or an export, out go
/// articles with all their versions, each with its record kept byte for byte. Never says that Stet saw
/// what it did not see, and never takes half an article.
@NullMarked
package stet.imports;

import org.jspecify.annotations.NullMarked;
