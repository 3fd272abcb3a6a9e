// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.manager.EmbeddedPlugboard;

/** A device whose connections answer within this process. */
abstract class Lab {

    /** Held, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger LOG = Logger.getLogger("org.plugboard");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private final EmbeddedPlugboard plugboard =
            EmbeddedPlugboard.builder().connections(new AnsweringFactory()).build();
    private final Device device = plugboard.device(DeviceFacts.named("bench").build());

    Device device() {
        return device;
    }

    void close() {
        plugboard.close();
    }
}
