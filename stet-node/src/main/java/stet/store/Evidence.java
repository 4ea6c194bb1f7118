// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.time.Instant;
import java.util.Optional;
import stet.model.Address;
import stet.model.Digest;

/// Where the bytes behind a version are kept.
///
/// @param status of the answer; 0 where none brought them
/// @param payload the digest of the decoded body
/// @param body the digest of the body as it was sent
/// @param file the WARC file, relative to the archive folder
/// @param offset of the record's first byte in that file
/// @param dropped when the bytes were given up by what was decided on retention; file and offset say nothing then
public record Evidence(
        Instant at,
        Address address,
        int status,
        int bytes,
        Digest payload,
        Digest body,
        String file,
        long offset,
        Optional<Instant> dropped) {
    /// Whether no answer brought them, but a person.
    public boolean isHandedIn() {
        return status == Clippings.NO_STATUS;
    }
}
