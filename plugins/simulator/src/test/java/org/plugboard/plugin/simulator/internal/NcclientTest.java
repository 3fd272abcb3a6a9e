// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.spi.SimulatedDevice;

/** A client that is not of this project finds the devices as it expects them: ncclient, where Debian's package of it is, and in CI. */
@Timeout(120)
class NcclientTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    Path folder;

    @Test
    void ncclientDoesAllThatItCan() throws Exception {
        if (!Boolean.parseBoolean(System.getenv("PLUGBOARD_SERVERS_REQUIRED"))) {
            assumeThat(Path.of(PYTHON)).exists();
            assumeThat(run("-c", "import ncclient").exit())
                    .as("ncclient is installed")
                    .isZero();
        }
        Path script = folder.resolve("client.py");
        try (var in = NcclientTest.class.getResourceAsStream("/client.py")) {
            Files.write(script, Objects.requireNonNull(in).readAllBytes());
        }
        try (NetconfLab lab = new NetconfLab(folder)) {
            SimulatedDevice device = lab.start();
            Outcome outcome = run(
                    script.toString(),
                    String.valueOf(device.port("netconf")),
                    device.credential().username().orElseThrow(),
                    TelnetUser.reveal(device, "password"));
            assertThat(outcome.said()).endsWith("all done\n");
            assertThat(outcome.exit()).isZero();
        }
    }

    private record Outcome(int exit, String said) {}

    private static Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
            return new Outcome(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }
}
