// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.Optional;

/// What a conditional request sends back, verbatim (RFC 9110, section 13).
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());
}
