// SPDX-License-Identifier: Apache-2.0
package stet.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/// Unpacks kept bytes (zstd, RFC 8878), one piece after the other: to get ready takes longer than to unpack a text, and
/// a page may need a hundred. For one thread, which closes it.
final class Unpacker implements AutoCloseable {
    private static final int LARGEST = 64 << 20;

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();

    /// @param dictionary with which it was packed; empty for none
    /// @param where names the row in the error
    /// @throws Damaged when the bytes cannot be unpacked
    byte[] unpack(byte[] packed, byte[] dictionary, String where) {
        long size = Zstd.getFrameContentSize(packed);
        if (size < 0 || size > LARGEST) {
            throw new Damaged(where + " is damaged (no valid zstd frame)");
        }
        try {
            context.reset();
            if (dictionary.length > 0) {
                context.loadDict(dictionary);
            }
            return context.decompress(packed, (int) size);
        } catch (ZstdException e) {
            throw new Damaged(where + " is damaged (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
