// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.itests.peers.fast.FastServer;
import org.plugboard.itests.peers.fast.Replies;

/** A reply that is many times the memory; {@code -Dplugboard.netconf.huge=2000} for one of 2 GB, which takes some minutes. */
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HugeReplyTest {

    private static final int MEGABYTES = Integer.getInteger("plugboard.netconf.huge", 300);

    @TempDir
    private Path folder;

    @Test
    void aReplyOfAnySizeIsReadAndKeptInAFileWith128MegabytesOfHeap() throws IOException {
        Process server = java(List.of(), FastServer.class, List.of());
        try {
            String port = server.inputReader().readLine();
            Process client = java(
                    List.of("-Xmx128m"),
                    SmallProcess.class,
                    List.of(
                            port,
                            String.valueOf(MEGABYTES),
                            folder.resolve("reply.xml").toString()));
            try {
                String[] said = String.valueOf(client.inputReader().readLine()).split(" ", -1);
                assertThat(said).as(Files.readString(log(SmallProcess.class))).hasSize(3);
                assertThat(Long.parseLong(said[0])).isEqualTo(Replies.interfaces(MEGABYTES));
                assertThat(Long.parseLong(said[1])).isGreaterThan(MEGABYTES * 1_000_000L);
                assertThat(said[2]).isEqualTo(said[1]);
            } finally {
                client.destroyForcibly();
            }
        } finally {
            server.destroyForcibly();
        }
    }

    private Path log(Class<?> main) {
        return folder.resolve(main.getSimpleName() + ".log");
    }

    private Process java(List<String> options, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(log(main).toFile()).start();
    }
}
