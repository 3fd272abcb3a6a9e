// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.osgi.framework.BundleException;

/** Logs a bundle that cannot be resolved in one line: what it misses says all, and the stack is that of the framework. */
public final class LogFormatter extends SimpleFormatter {

    @Override
    public String format(LogRecord record) {
        if (record.getThrown() instanceof BundleException failure
                && failure.getType() == BundleException.RESOLVE_ERROR) {
            LogRecord line = new LogRecord(record.getLevel(), record.getMessage() + ": " + Bundles.message(failure));
            line.setLoggerName(record.getLoggerName());
            line.setParameters(record.getParameters());
            line.setInstant(record.getInstant());
            return super.format(line);
        }
        return super.format(record);
    }
}
