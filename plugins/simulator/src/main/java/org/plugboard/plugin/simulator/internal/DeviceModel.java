// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Secret;
import org.plugboard.transcript.replay.Replay;

/** What all sessions of a device have in common. Thread-safe. */
final class DeviceModel implements AutoCloseable {

    private final DeviceDescription description;
    private final String hostname;
    private final Credential credential;
    private final @Nullable NetconfDevice netconf;

    /**
     * Makes a device of a description.
     *
     * @param hostname what it calls itself
     * @param credential the only login that it accepts
     * @param timer where what it does later waits
     */
    DeviceModel(DeviceDescription description, String hostname, Credential credential, ScheduledExecutorService timer) {
        this.description = description;
        this.hostname = hostname;
        this.credential = credential;
        this.netconf = description.netconf() == null ? null : new NetconfDevice(description.netconf(), texts(), timer);
    }

    String hostname() {
        return hostname;
    }

    DeviceDescription description() {
        return description;
    }

    Credential credential() {
        return credential;
    }

    boolean accepts(String username, String password) {
        return credential.username().equals(Optional.of(username))
                && credential.password().equals(Optional.of(Secret.of(password)));
    }

    /** A session that nobody has logged in to. */
    Conversation console() {
        if (description.recording() != null) {
            return new ReplayedShell(new Replay(description.recording()), false);
        }
        CommandLine commands = new CommandLine(description, description.console(), texts(), credential);
        return description.login() == null
                ? new Console(commands)
                : new Console(new LoginDialogue(description.login(), texts(), this::accepts), commands);
    }

    /** A session that somebody has logged in to. */
    Conversation shell() {
        if (description.recording() != null) {
            return new ReplayedShell(new Replay(description.recording()), true);
        }
        return new Console(new CommandLine(description, description.shell(), texts(), credential));
    }

    /** A session of NETCONF, of somebody who has logged in. */
    Conversation netconf(String user, String host) throws IOException {
        if (netconf == null) {
            throw new IOException(hostname + " does not speak NETCONF");
        }
        return new NetconfSession(netconf, user, host);
    }

    /** What it would have done later is not done. */
    @Override
    public void close() {
        if (netconf != null) {
            netconf.server().close();
        }
    }

    private Texts texts() {
        return new Texts(
                description.percent(),
                Map.of("hostname", hostname, "username", credential.username().orElse("")));
    }
}
