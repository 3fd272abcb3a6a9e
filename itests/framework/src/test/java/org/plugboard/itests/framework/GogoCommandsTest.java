// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.contract.Eventually;
import org.plugboard.spi.DeviceSimulator;
import org.plugboard.spi.Shell;
import org.plugboard.spi.SimulatedDevice;

/** The commands of the shell in a session of Gogo that is not ours, as Felix' and Karaf's shells have it. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(120)
class GogoCommandsTest {

    private static final long TIMEOUT_MILLIS = 10_000;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    CommandProcessor processor;

    @InjectService(timeout = TIMEOUT_MILLIS)
    DeviceSimulator simulator;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Shell shell;

    @TempDir
    Path folder;

    private CommandSession session() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return processor.createSession(InputStream.nullInputStream(), out, out);
    }

    private Path testbedOf(SimulatedDevice device) throws Exception {
        return Files.writeString(
                folder.resolve("lab.yaml"),
                """
                devices:
                  phoenix:
                    os: %s
                    credentials: {default: {username: %s, password: %s}}
                    connections: {a: {protocol: telnet, ip: 127.0.0.1, port: %d}}
                """
                        .formatted(
                                device.os(),
                                device.credential().username().orElseThrow(),
                                device.credential().password().orElseThrow().reveal(),
                                device.port("telnet")));
    }

    @Test
    void anotherShellOfTheContainerHasThem() throws Exception {
        try (SimulatedDevice device = simulator.start("linux", "phoenix");
                CommandSession session = session();
                CommandSession other = session()) {
            assertThat(session.execute("load " + testbedOf(device))).hasToString("Loaded lab: phoenix");
            assertThat(session.execute("plugboard:connect phoenix"))
                    .asString()
                    .contains("phoenix/default is connected");
            assertThat(session.execute("phoenix execute hostname")).hasToString("phoenix");
            assertThat(session.execute("connections")).asString().contains("connected");
            // A session has its own testbed.
            assertThatThrownBy(() -> other.execute("devices")).hasMessageContaining("no testbed is loaded");
            Eventually.await(Duration.ofSeconds(30), () -> "the last event is heard", () -> events(session)
                    .contains("connected"));
            assertThat(events(session)).containsPattern("phoenix/default +connected");
            session.execute("destroy phoenix --all");
        }
    }

    private static String events(CommandSession session) {
        try {
            return session.execute("events 1").toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachSaysWhatItDoesToTheHelpOfKaraf() throws Exception {
        assertThat(context.getServiceReferences(Function.class, "(osgi.command.scope=plugboard)"))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.getProperty("osgi.command.description"))
                        .asString()
                        .isNotBlank());
    }

    @Test
    void theyGoWithTheirBundle() throws Exception {
        Bundle bundle = Arrays.stream(context.getBundles())
                .filter(candidate -> candidate.getSymbolicName().equals("org.plugboard.plugin.shell"))
                .findFirst()
                .orElseThrow();
        try (CommandSession session = session()) {
            assertThat(session.execute("classes")).asString().contains("SERVICES");
            bundle.stop();
            try {
                assertThatThrownBy(() -> session.execute("classes")).hasMessageContaining("classes");
            } finally {
                bundle.start();
            }
            assertThat(session.execute("classes")).asString().contains("SERVICES");
        }
    }
}
