// SPDX-License-Identifier: Apache-2.0
/// The site for readers. A request comes in, the library is read, and a page made on the server, a feed or a machine
/// form goes out. Pages are built in two steps: a record says what stands on the page, a template (`src/main/jte`) says
/// how it looks; the words are in `words_en.properties`. Nothing is ever written here, and no page needs a script.
@NullMarked
package stet.web;

import org.jspecify.annotations.NullMarked;
