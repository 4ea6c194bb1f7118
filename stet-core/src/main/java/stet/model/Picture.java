// SPDX-License-Identifier: Apache-2.0
package stet.model;

import java.util.List;
import java.util.Optional;

/// A picture that an article shows, by reference: Stet never fetches one. Its captions are words that a reader sees;
/// the address and the alternative text are not, and change from one fetch to the next.
///
/// @param address as the page states it, made absolute; empty for what has a caption but no image, such as a video
/// @param alt its text for those who do not see it; may be empty
/// @param captions the lines beside it in reading order, such as what it shows and who took it
public record Picture(Optional<Address> address, String alt, List<String> captions) {
    public Picture {
        captions = List.copyOf(captions);
        if (address.isEmpty() && captions.isEmpty()) {
            throw new IllegalArgumentException("a picture has an address or a caption");
        }
    }

    /// Of which the caption alone is known.
    public static Picture captioned(String caption) {
        return new Picture(Optional.empty(), "", List.of(caption));
    }
}
