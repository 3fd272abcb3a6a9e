// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Path;
import org.plugboard.spi.ConnectionAlias;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionProtocol;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Endpoint;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

final class NetconfConnectionFactoryTest {

    private static final NetconfConnectionFactory FACTORY = new NetconfConnectionFactory();

    /** What is asked of the manager when a session on the path, or on one of the paths, is connected. */
    private static TransportRequest requestOn(@Nullable Path path, List<Path> paths) {
        return requestOn(path, paths, Map.of());
    }

    private static TransportRequest requestOn(@Nullable Path path, List<Path> paths, Map<String, Object> arguments) {
        List<TransportRequest> requests = new ArrayList<>();
        MemoryPipe pipe = new MemoryPipe();
        pipe.say(Peer.hello("1.1"));
        NetconfSession session = FACTORY.create(Contexts.context(path, paths, arguments, request -> {
            requests.add(request);
            return pipe;
        }));
        session.connect(Deadline.after(Duration.ofSeconds(20)));
        return requests.get(0);
    }

    private static TransportRequest requestOn(Path path) {
        return requestOn(path, List.of(path));
    }

    @Test
    @Tag("semantics-29")
    @Tag("semantics-150")
    void itIsFoundByTheNamesOfYangConnectorAndByItsProtocol() {
        assertThat(NetconfConnectionFactory.class
                        .getAnnotation(ConnectionClass.class)
                        .value())
                .containsExactly("netconf", "yang.connector.Netconf", "yang.connector.netconf.Netconf");
        assertThat(NetconfConnectionFactory.class
                        .getAnnotation(ConnectionAlias.class)
                        .value())
                .isEqualTo("netconf");
        assertThat(NetconfConnectionFactory.class
                        .getAnnotation(ConnectionProtocol.class)
                        .value())
                .containsExactly("netconf");
    }

    @Test
    @Tag("semantics-150")
    void itAsksForTheSubsystemOnPort830UnlessThePathNamesAnother() {
        TransportRequest request = requestOn(Path.of("nc", Map.of("ip", "192.0.2.1")));
        assertThat(request.protocol()).isEqualTo("ssh");
        assertThat(request.purpose()).isEqualTo(Purpose.SUBSYSTEM);
        assertThat(request.target()).contains("netconf");
        assertThat(request.destination()).contains(new Endpoint("192.0.2.1", 830));
        assertThat(requestOn(Path.of("nc", Map.of("host", "r1", "port", "2022")))
                        .destination())
                .contains(new Endpoint("r1", 2022));
    }

    @Test
    @Tag("semantics-150")
    void itPrefersTheCredentialNetconf() {
        assertThat(requestOn(Path.of("nc", Map.of("host", "r1"))).credential()).contains("netconf");
    }

    @Test
    void overTlsItAsksForBareBytesOnPort6513() {
        Path path = Path.of("nc", Map.of("host", "r1"));
        TransportRequest request = requestOn(path, List.of(), Map.of("transport", "tls"));
        assertThat(request.protocol()).isEqualTo("tls");
        assertThat(request.purpose()).isEqualTo(Purpose.TCP);
        assertThat(request.credential()).as("the user is in the certificate").isEmpty();
        assertThat(request.destination()).contains(new Endpoint("r1", 6513));
        Path named = Path.of("nc", Map.of("host", "r1", "port", "2022"));
        assertThat(requestOn(named, List.of(), Map.of("transport", "tls")).destination())
                .contains(new Endpoint("r1", 2022));
    }

    @Test
    void settingsOfTlsThatNothingReadsAreTold() {
        Path path = Path.of("nc", Map.of("host", "r1", "tls", Map.of("ca", "lab.pem")));
        try (Logged logged = Logged.by(Route.class)) {
            requestOn(path, List.of(), Map.of("transport", "tls"));
            assertThat(logged.warnings()).isEmpty();
            requestOn(path);
            assertThat(logged.warnings())
                    .containsExactly(
                            "R1/nc: its path has a block tls, which nothing reads, since its transport is ssh; write transport: tls beside it");
        }
    }

    @Test
    void aDeviceThatCallsDoesSoOnThePortOfItsTransport() {
        Path path = Path.of("nc", Map.of("host", "r1"));
        assertThat(requestOn(path, List.of(), Map.of("call_home", true)).destination())
                .contains(new Endpoint("r1", 4334));
        assertThat(requestOn(path, List.of(), Map.of("call_home", true, "transport", "tls"))
                        .destination())
                .contains(new Endpoint("r1", 4335));
        assertThat(requestOn(path, List.of(), Map.of("call_home.port", 4444)).destination())
                .contains(new Endpoint("r1", 4444));
    }

    @Test
    void withoutAPathItTakesTheOneOfItsNameElseOfItsProtocol() {
        Path cli = Path.of("cli", Map.of("host", "cli", "protocol", "ssh"));
        Path byProtocol = Path.of("nc", Map.of("host", "by-protocol", "protocol", "netconf"));
        Path byName = Path.of("netconf", Map.of("host", "by-name"));
        assertThat(requestOn(null, List.of(cli, byProtocol, byName)).destination())
                .contains(new Endpoint("by-name", 830));
        assertThat(requestOn(null, List.of(cli, byProtocol)).destination()).contains(new Endpoint("by-protocol", 830));
        assertThatThrownBy(() -> requestOn(null, List.of(cli)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "of the paths [cli] none is called netconf or has one of the protocols [netconf]");
    }

    @Test
    void anArgumentThatCannotBeUsedIsRefusedBeforeAnythingIsOpened() {
        Path path = Path.of("nc", Map.of("host", "r1"));
        assertThatThrownBy(() -> FACTORY.create(
                        Contexts.context(path, List.of(), Map.of("max_answer", 0), request -> new MemoryPipe())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: max_answer is 0; it is a number of bytes, at least 1");
        assertThatThrownBy(() -> requestOn(path, List.of(), Map.of("transport", "http")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: transport is http; it may be one of [ssh, tls]");
    }

    @Test
    void aLimitInWhichNoCallCanBeDoneIsRefusedBeforeAnythingIsOpened() {
        Path path = Path.of("nc", Map.of("host", "r1"));
        assertThatThrownBy(() -> requestOn(path, List.of(), Map.of("timeout", Duration.ZERO)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "R1/nc: timeout is 0, in which no call can be done; give it more, such as 30s, or leave it out");
        assertThat(requestOn(path, List.of(), Map.of("timeout", Duration.ofMillis(1)))
                        .target())
                .contains("netconf");
    }
}
