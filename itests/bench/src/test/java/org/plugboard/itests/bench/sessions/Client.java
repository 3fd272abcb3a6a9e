// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench.sessions;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.plugboard.itests.bench.processes.Contender;

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

    /** The distribution's, for which Debian has paramiko. */
    static final String PYTHON = "/usr/bin/python3";

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
    static List<Client> all() throws IOException, InterruptedException {
        boolean paramiko = hasParamiko();
        return Arrays.stream(values())
                .filter(client -> paramiko || client != PARAMIKO)
                .toList();
    }

    static Path script() {
        try {
            return Path.of(Objects.requireNonNull(Client.class.getResource("paramiko_client.py"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasParamiko() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import paramiko")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }
}
