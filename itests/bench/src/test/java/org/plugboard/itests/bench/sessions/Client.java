// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.plugboard.itests.bench.processes.Contender;
import org.plugboard.itests.bench.processes.Python;

/** Who takes part. */
enum Client implements Contender {
    PLUGBOARD_SSH,
    SSHJ,
    JSCH,
    PARAMIKO,
    PLUGBOARD_TELNET,
    SOCKET,
    /** Makes a text of the answer, as whoever wants to read it has to. */
    SOCKET_TEXT;

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isOurs() {
        return this == PLUGBOARD_SSH || this == PLUGBOARD_TELNET;
    }

    @Override
    public Client bound() {
        return this == PLUGBOARD_TELNET || this == SOCKET || this == SOCKET_TEXT ? SOCKET : SSHJ;
    }

    /** All, but without Paramiko where that is not installed. */
    static List<Client> all() throws InterruptedException {
        boolean paramiko = Python.has("paramiko");
        return Arrays.stream(values())
                .filter(client -> paramiko || client != PARAMIKO)
                .toList();
    }
}
