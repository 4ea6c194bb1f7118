// SPDX-License-Identifier: Apache-2.0
package stet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// One event is one line of the log, whoever's words it holds: line breaks and control characters are shown and do
/// nothing. Only a stack trace has lines of its own.
final class LogLines extends Formatter {
    @Override
    public String format(LogRecord event) {
        var line =
                "%s %s: %s%n".formatted(event.getLevel(), event.getLoggerName(), Printable.text(formatMessage(event)));
        if (event.getThrown() == null) {
            return line;
        }
        var trace = new StringWriter();
        event.getThrown().printStackTrace(new PrintWriter(trace, true));
        return line + Printable.lines(trace.toString());
    }
}
