// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.TerminalFactory;

/** The class {@code cli} finds its path and transport. */
class CliConnectionFactoryTest {

    private final Map<String, String> created = new HashMap<>();
    private final TerminalFactory engine = new TerminalFactory() {

        private final TerminalFactory real = new TerminalFactoryComponent();

        @Override
        public Terminal create(ConnectionContext context, String protocol) {
            created.put(context.path().orElseThrow().name(), protocol);
            return real.create(context, protocol);
        }
    };

    @Test
    void theNamedPathIsTaken() {
        create(path("b", "telnet"), path("cli", "ssh"), path("b", "telnet"));
        assertThat(created).isEqualTo(Map.of("b", "telnet"));
    }

    @Test
    void withoutOneThePathNamedCliIsTaken() {
        create(null, path("a", "telnet"), path("cli", "SSH"));
        assertThat(created).isEqualTo(Map.of("cli", "ssh"));
    }

    @Test
    void elseTheFirstThatHasATransportHere() {
        create(null, path("nc", "netconf"), path("b", "telnet"), path("c", "ssh"));
        assertThat(created).isEqualTo(Map.of("b", "telnet"));
    }

    @Test
    void noFittingPathIsReportedWithWhatThereIs() {
        assertThatThrownBy(() -> create(null, path("nc", "netconf")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("R1/cli", "[nc]", "telnet");
    }

    @Test
    void aPathWithoutProtocolIsReported() {
        assertThatThrownBy(() -> create(Path.of("a", Map.of("host", "192.0.2.1"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContainingAll("path a has no protocol", "ssh");
    }

    @Test
    void aClassOfOneProtocolTakesTheFirstPathWithIt() {
        FakeContext context = new FakeContext(
                DeviceFacts.named("R1")
                        .os("linux")
                        .path(path("a", "telnet"))
                        .path(path("b", "ssh"))
                        .path(path("c", "ssh"))
                        .build(),
                null,
                Map.of(),
                null,
                Set.of("ssh", "telnet"));
        new TerminalFactoryComponent().create(context, "ssh");
        assertThat(context.chosen).extracting(Path::name).containsExactly("b");
        assertThatThrownBy(() -> new TerminalFactoryComponent().create(context, "serial"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/cli: of the paths [a, b, c] none has one of the protocols [serial]; name a path with via");
    }

    @Test
    void wrongArgumentsAreReportedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> Sessions.connected("linux", FakeDevice.at("# "), Map.of("prompt", "(")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("prompt");
        assertThatThrownBy(() -> Sessions.connected("linux", FakeDevice.at("# "), Map.of("max_answer", 0)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("max_answer");
    }

    private void create(@Nullable Path named, Path... paths) {
        DeviceFacts.Builder device = DeviceFacts.named("R1").os("linux");
        for (Path path : paths) {
            device.path(path);
        }
        new CliConnectionFactory(engine)
                .create(new FakeContext(device.build(), named, Map.of(), null, Set.of("ssh", "telnet")));
    }

    private static Path path(String name, String protocol) {
        return Path.of(name, Map.of("protocol", protocol));
    }
}
