// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.DeviceFacts;

/** netconfd as a device that knows base:1.0 only. */
class OldNetconfdTest extends NetconfContract {

    @TempDir
    static Path own;

    private static OwnNetconfd server;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        server = OwnNetconfd.start(own, "--protocols=netconf1.0");
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    DeviceFacts facts() {
        return server.device(server.port());
    }

    @Override
    boolean hasChunks() {
        return false;
    }
}
