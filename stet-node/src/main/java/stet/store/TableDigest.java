// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// What a table holds, told in one digest: SHA-256 over all values of all rows in the order of the primary key, the
/// same
/// in every store.
///
/// @param hex of the digest
record TableDigest(long rows, String hex) {
    private static final int AT_ONCE = 1000;
    private static final int WORD = 1 + Long.BYTES;

    static TableDigest of(Database database, TableShape shape, IntConsumer read, BooleanSupplier stopped) {
        return database.through(sql -> sql.connectionResult(connection -> {
            var digest = sha256();
            long count = 0;
            var rows = shape.rows(connection, Optional.empty(), AT_ONCE);
            while (!rows.isEmpty() && !stopped.getAsBoolean()) {
                rows.forEach(row -> add(digest, row));
                count += rows.size();
                read.accept(rows.size());
                rows = shape.rows(connection, Optional.of(shape.key(rows.getLast())), AT_ONCE);
            }
            return new TableDigest(count, HexFormat.of().formatHex(digest.digest()));
        }));
    }

    private static void add(MessageDigest digest, List<Optional<Object>> row) {
        for (var value : row) {
            switch (value.orElse(false)) {
                case Number number
                when number instanceof Double || number instanceof Float ->
                    digest.update(word('d', Double.doubleToLongBits(number.doubleValue())));
                case Number number -> digest.update(word('i', number.longValue()));
                case byte[] bytes -> add(digest, 'b', bytes);
                case String text -> add(digest, 's', text.getBytes(StandardCharsets.UTF_8));
                case Boolean _ -> digest.update((byte) 'n');
                default ->
                    throw new IllegalStateException("a column of " + value.get().getClass());
            }
        }
    }

    private static void add(MessageDigest digest, char kind, byte[] bytes) {
        digest.update(word(kind, bytes.length));
        digest.update(bytes);
    }

    private static byte[] word(char kind, long value) {
        return ByteBuffer.allocate(WORD).put((byte) kind).putLong(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
