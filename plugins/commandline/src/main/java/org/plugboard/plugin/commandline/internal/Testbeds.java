// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Plugboard;
import org.plugboard.device.Testbed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The testbeds that commands have loaded. Their connections end with the command, or with the container. Thread-safe. */
final class Testbeds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Testbeds.class);

    private final Plugboard plugboard;
    private final Collection<Testbed> loaded = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    Testbeds(Plugboard plugboard) {
        this.plugboard = plugboard;
    }

    Testbed load(Path file) {
        return load(file, System::getenv);
    }

    Testbed load(Path file, UnaryOperator<@Nullable String> environment) {
        Testbed testbed = plugboard.load(file, environment);
        loaded.add(testbed);
        return testbed;
    }

    /** Disconnects all because the container ends; what fails from now on fails for this reason. */
    void end() {
        ended = true;
        close();
    }

    /** Whether the container ends. */
    boolean ended() {
        return ended;
    }

    /** Disconnects all. One that fails to say goodbye is closed all the same; whoever waits for an answer has it already. */
    @Override
    public void close() {
        for (Testbed testbed : loaded) {
            try {
                testbed.destroyAll();
            } catch (ConnectionException e) {
                LOG.info("testbed {}: {}", testbed.name(), e.getMessage());
            }
        }
        loaded.clear();
    }
}
