// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers.fast;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;

/** Servers of SSH (MINA) that cost as little as they can. */
public final class SshServers {

    /** Who is let in. */
    public static final String USER = "bench";

    /** With which password. */
    public static final String PASSWORD = "bench-secret";

    private SshServers() {}

    /** On a free port of 127.0.0.1, with a new key; it serves nothing and is not started yet. */
    public static SshServer make() throws NoSuchAlgorithmException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        server.setKeyPairProvider(KeyPairProvider.wrap(keys.generateKeyPair()));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(server, Duration.ZERO);
        return server;
    }

    /** Serves until whoever started this process goes, and ends it then. */
    public static void serveUntilInputEnds() throws IOException {
        while (System.in.read() >= 0) {
            // Whoever started this has nothing to say until it goes.
        }
        System.exit(0);
    }
}
