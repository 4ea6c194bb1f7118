// SPDX-License-Identifier: Apache-2.0
/// Who may do what: passwords, sessions, one-time links and tokens. Alone knows how a password is hashed.
@NullMarked
package stet.account;

import org.jspecify.annotations.NullMarked;
