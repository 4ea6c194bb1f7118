// SPDX-License-Identifier: Apache-2.0
package stet.extract;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The form in which nearly all pages state a time for machines, `2026-11-30T05:08:00.000+01:00`, read sign by sign: a
/// formatter takes twenty times as long. A space may stand for the T, and a time without a zone is read as UTC. What is
/// written in any other way, or is perhaps no time, is left to it.
final class IsoTime {
    private static final String FORM = "0000-00-00T00:00:00";
    /// Every month has so many days.
    private static final int DAYS = 28;
    private static final int MOST_HOURS_OFF = 14;

    private final String text;
    private int at;

    private IsoTime(String text) {
        this.text = text;
    }

    /// Empty for what has another form, or a day after the 28th.
    static Optional<OffsetDateTime> read(String text) {
        return hasForm(text) ? new IsoTime(text).time() : Optional.empty();
    }

    private static boolean hasForm(String text) {
        if (text.length() < FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            char form = FORM.charAt(i);
            if (form == '0' ? !isDigit(c) : c != form && !(form == 'T' && c == ' ')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Optional<OffsetDateTime> time() {
        int year = number(0, 4);
        int month = number(5, 7);
        int day = number(8, 10);
        int hour = number(11, 13);
        int minute = number(14, 16);
        int second = number(17, 19);
        if (month < 1 || month > 12 || day < 1 || day > DAYS || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        at = FORM.length();
        int nanos = nanos();
        return nanos < 0
                ? Optional.empty()
                : offset().map(zone -> OffsetDateTime.of(year, month, day, hour, minute, second, nanos, zone));
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }

    /// Of the fraction, up to nine digits of it; negative where it is none.
    private int nanos() {
        if (at == text.length() || text.charAt(at) != '.') {
            return 0;
        }
        int from = ++at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at == from || at - from > 9) {
            return -1;
        }
        int nanos = number(from, at);
        for (int digits = at - from; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    /// Nothing, `Z`, `+hh:mm` or `+hhmm` at the end of the text.
    private Optional<ZoneOffset> offset() {
        int left = text.length() - at;
        if (left == 0 || left == 1 && text.charAt(at) == 'Z') {
            return Optional.of(ZoneOffset.UTC);
        }
        boolean parted = left == 6 && text.charAt(at + 3) == ':';
        if (!parted && left != 5) {
            return Optional.empty();
        }
        int sign = text.charAt(at) == '+' ? 1 : text.charAt(at) == '-' ? -1 : 0;
        int minutesAt = parted ? at + 4 : at + 3;
        if (sign == 0 || !areDigits(at + 1) || !areDigits(minutesAt)) {
            return Optional.empty();
        }
        int hours = number(at + 1, at + 3);
        int minutes = number(minutesAt, minutesAt + 2);
        return hours > MOST_HOURS_OFF || minutes > 59 || sign < 0 && hours + minutes == 0
                ? Optional.empty()
                : Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }

    private boolean areDigits(int from) {
        return isDigit(text.charAt(from)) && isDigit(text.charAt(from + 1));
    }
}
