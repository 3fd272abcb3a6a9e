// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** All that the plugin logs while a test looks, with its level and the exceptions behind it. */
final class Logged extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger(Logged.class.getPackageName());
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    Logged() {
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    /** The lines of this level. */
    List<String> of(Level level) {
        return lines.stream().filter(line -> line.startsWith(level.getName())).toList();
    }

    /** The whole of it. */
    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel().getName() + " " + formatter.formatMessage(entry) + " " + entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(null);
    }
}
