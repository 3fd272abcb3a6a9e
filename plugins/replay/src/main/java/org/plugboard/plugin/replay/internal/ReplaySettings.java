// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.replay.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.TransportContext;

/**
 * What the arguments say.
 *
 * @param file the transcript
 * @param speed how many times as fast as it was recorded; 0 for without any pause
 * @param readSize the most bytes that come at once
 */
record ReplaySettings(Path file, double speed, int readSize) {

    private static final double FASTEST = 1000;

    /**
     * Reads them.
     *
     * @throws InvalidRequestException if one is missing or cannot be used
     */
    static ReplaySettings of(TransportContext context) {
        int readSize = context.arguments().number("read_size", Integer.MAX_VALUE);
        if (readSize < 1) {
            throw wrong(context, "read_size is " + readSize + ", not 1 or more");
        }
        return new ReplaySettings(file(context), speed(context), readSize);
    }

    private static Path file(TransportContext context) {
        String text = context.arguments()
                .text("file")
                .orElseThrow(() -> wrong(context, "file is missing: which transcript is to be replayed?"));
        try {
            return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
        } catch (InvalidPathException e) {
            throw wrong(context, "file is '" + text + "', no name of a file: " + e.getReason());
        }
    }

    private static double speed(TransportContext context) {
        String text = context.arguments().text("speed", "0");
        try {
            double speed = Double.parseDouble(text);
            if (speed >= 0 && speed <= FASTEST) {
                return speed;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number that is out of range.
        }
        throw wrong(context, "speed is '" + text + "', not a number from 0 to 1000");
    }

    private static InvalidRequestException wrong(TransportContext context, String what) {
        return new InvalidRequestException(context.name() + ": argument " + what);
    }

    /** How long a pause of the recording lasts now, in nanoseconds. */
    long pauseNs(Duration recorded) {
        return speed == 0 ? 0 : (long) (recorded.toNanos() / speed);
    }
}
