// SPDX-License-Identifier: Apache-2.0
package stet.store;

import java.nio.charset.StandardCharsets;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.SQLDataType;

/// Texts in columns. What no Unicode text may hold (half a surrogate pair) and what PostgreSQL refuses (NUL) is kept
/// as U+FFFD, so that what comes from the web is the same in every store.
final class Texts {
    private static final DataType<String> CLEAN = SQLDataType.VARCHAR.asConvertedDataType(
            Converter.ofNullable(String.class, String.class, text -> text, Texts::clean));

    private Texts() {}

    /// How values of a type are kept.
    @SuppressWarnings("unchecked") // the one type that is told apart is String
    static <T> DataType<T> kept(Class<T> type) {
        return type == String.class ? (DataType<T>) CLEAN : DefaultDataType.getDataType(null, type);
    }

    static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .replace('\0', '\uFFFD');
            }
        }
        return text;
    }
}
