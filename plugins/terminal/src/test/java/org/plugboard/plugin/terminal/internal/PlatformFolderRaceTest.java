// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.plugin.terminal.internal.platform.Platforms;

/** A folder of platforms with many who ask at once, and with a file that cannot be read. */
class PlatformFolderRaceTest {

    private static final String ACME = "title: Acme\nnames: [acme]\nsource: Acme CLI Guide\nextends: ios\n";

    @TempDir
    Path folder;

    @Test
    void allWhoConnectAtOnceGetTheUsersPlatform() throws Exception {
        Files.writeString(folder.resolve("acme.yaml"), ACME);
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                Platforms platforms = new Platforms(folder);
                Callable<String> caller = () -> acme(platforms);
                for (Future<String> name : callers.invokeAll(Collections.nCopies(8, caller))) {
                    assertThat(name.get()).isEqualTo("acme");
                }
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aFileThatCannotBeReadKeepsNoOtherOut() throws Exception {
        Files.createDirectory(folder.resolve("aaa.yaml"));
        Files.writeString(folder.resolve("acme.yaml"), ACME);
        assertThat(acme(new Platforms(folder))).isEqualTo("acme");
    }

    private static String acme(Platforms platforms) {
        return platforms
                .of(Sessions.context("acme", FakeDevice.at("R1#").transport, Sessions.CREDENTIAL, Map.of())
                        .device())
                .name();
    }
}
