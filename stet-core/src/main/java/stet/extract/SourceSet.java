// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.util.Optional;

/// Reads a `srcset` attribute (WHATWG HTML, section 4.8.4.3.10): addresses, each perhaps with a width or density,
/// parted by commas, which may also stand inside an address.
final class SourceSet {
    /// What is longer is read up to here.
    private static final int LONGEST = 20_000;

    private SourceSet() {}

    /// The reference of the widest or densest candidate, of equals the first; empty when there is none.
    static Optional<String> largest(String written) {
        var text = written.length() > LONGEST ? written.substring(0, LONGEST) : written;
        Optional<String> best = Optional.empty();
        double most = 0;
        int at = 0;
        while (true) {
            while (at < text.length() && (Spaces.isHtmlSpace(text.charAt(at)) || text.charAt(at) == ',')) {
                at++;
            }
            if (at == text.length()) {
                return best;
            }
            int end = at;
            while (end < text.length() && !Spaces.isHtmlSpace(text.charAt(end))) {
                end++;
            }
            var reference = text.substring(at, end);
            boolean bare = reference.endsWith(",");
            int comma = bare ? end : text.indexOf(',', end);
            int next = comma < 0 ? text.length() : comma;
            double size = bare ? 1 : size(text.substring(end, next));
            if (size > most) {
                most = size;
                best = Optional.of(reference.replaceFirst(",+$", ""));
            }
            at = next;
        }
    }

    /// Of a descriptor such as `640w` or `1.5x`; 1 when there is none or it is broken.
    private static double size(String descriptor) {
        var bare = descriptor.strip();
        if (bare.length() < 2 || bare.length() > 12) {
            return 1;
        }
        try {
            return Double.parseDouble(bare.substring(0, bare.length() - 1));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
