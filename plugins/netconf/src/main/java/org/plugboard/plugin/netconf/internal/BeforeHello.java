// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;

/** The beginning of what a peer says instead of its hello, since its hello may never come. Of the thread that says ours. */
final class BeforeHello {

    private final StringBuilder text = new StringBuilder();

    /** This came. */
    void note(byte[] bytes, int count) {
        int room = Math.min(count, BusyDevice.LOOKED_AT - text.length());
        text.append(new String(bytes, 0, Math.max(0, room), StandardCharsets.UTF_8));
    }

    /**
     * Takes what the peer said before it closed so early that our hello could not be sent. Does not block.
     *
     * @param cause why it could not be sent, to which is added what came up here
     */
    void takeRest(Transport transport, IOException cause) {
        byte[] bytes = new byte[BusyDevice.LOOKED_AT];
        Deadline now = Deadline.after(Duration.ZERO);
        try {
            int count = transport.read(bytes, 0, bytes.length, now);
            while (count > 0 && text.length() < BusyDevice.LOOKED_AT) {
                note(bytes, count);
                count = transport.read(bytes, 0, bytes.length, now);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
            if (Transport.isInterrupt(e)) {
                Thread.currentThread().interrupt();
            }
        }
    }

    String text() {
        return text.toString();
    }
}
