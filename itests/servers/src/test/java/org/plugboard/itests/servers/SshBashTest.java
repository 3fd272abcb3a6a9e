// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSH, bash: the fixture's server, or without one a server of our own, which needs no root. */
class SshBashTest extends BashContract {

    @TempDir
    static Path own;

    private static @Nullable OwnSshd sshd;

    @BeforeAll
    static void startOwnServer() throws IOException, InterruptedException {
        if (Servers.running().isEmpty()) {
            sshd = OwnSshd.start(own);
        }
    }

    @AfterAll
    static void stopOwnServer() {
        if (sshd != null) {
            sshd.close();
        }
    }

    @Override
    Target target() {
        Target target = sshd != null
                ? sshd.target(new BashSpeaker())
                : Target.of(Servers.needed(), "ssh", "linux", "bash", new BashSpeaker());
        return target.with("known_hosts", folder.resolve("known_hosts"));
    }
}
