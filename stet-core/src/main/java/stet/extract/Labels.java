// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Encoding labels as the web means them (WHATWG Encoding, section 4.2): iso-8859-1 and ascii are windows-1252, gb2312
/// is GB18030, and so on.
final class Labels {
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ansi_x3.4-1968", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("l1", "windows-1252"),
            Map.entry("x-cp1252", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("x-cp1251", "windows-1251"),
            Map.entry("x-cp1250", "windows-1250"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("logical", "iso-8859-8"),
            Map.entry("koi8", "koi8-r"),
            Map.entry("koi", "koi8-r"),
            Map.entry("mac", "x-macroman"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("utf8", "utf-8"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("chinese", "gb18030"),
            Map.entry("big5", "big5-hkscs"),
            Map.entry("big5-hkscs", "big5-hkscs"),
            Map.entry("x-x-big5", "big5-hkscs"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("ms_kanji", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("x-euc-jp", "euc-jp"),
            Map.entry("utf-16", "utf-16le"),
            Map.entry("unicode", "utf-16le"));

    private Labels() {}

    /// The encoding meant by a label; empty when it means none that can be decoded.
    static Optional<Charset> charset(String label) {
        var plain = label.strip().toLowerCase(Locale.ROOT);
        var name = MEANT.getOrDefault(plain, plain);
        if (name.isEmpty() || name.length() > 40 || !isName(name)) {
            return Optional.empty();
        }
        boolean decodes = Charset.isSupported(name) && !name.startsWith("utf-32") && !name.startsWith("utf-7");
        return decodes ? Optional.of(Charset.forName(name)) : Optional.empty();
    }

    /// The same for a label inside the page: a page that could be read so far is not UTF-16 (WHATWG HTML, section
    /// 13.2.3.2).
    static Optional<Charset> inside(String label) {
        return charset(label).map(c -> c.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : c);
    }

    /// What [Charset#isSupported] takes for a name; it throws for any other.
    private static boolean isName(String name) {
        return isAlphanumeric(name.charAt(0))
                && name.chars().allMatch(c -> isAlphanumeric(c) || "-_.:+".indexOf(c) >= 0);
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
}
