// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.itests.classes.MockStates;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;

/** Talks with mock devices in memory, each over a connection of its own. Not thread-safe. */
final class CutLines implements AutoCloseable {

    static final String HOST = "R1";

    /** Far above what is needed: nothing waits. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Map<String, Credential> CREDENTIALS = Map.of("junos", Credential.of("root", "lab"));
    private static final Credential CISCO =
            new Credential(Map.of("username", "cisco", "password", "cisco", "enable_password", "cisco"));

    private final Pipes pipes = new Pipes();
    private final EmbeddedPlugboard plugboard = Plugboards.over(pipes);

    /** Makes the pipe to the device whose turn it is. */
    @TransportProtocol("tcp")
    private static final class Pipes implements TransportFactory {

        private @Nullable Transport next;

        @Override
        public Transport create(TransportContext context, TransportRequest request) {
            return next;
        }
    }

    /** Has this talk over reads of this cut; {@code log} adds to what the device says, unless it is null. */
    Map<String, String> have(Talk talk, MockStates data, Cut cut, @Nullable Syslog log) {
        return have(
                says -> new MockLine(
                        data, talk.os(), HOST, talk.state(), text -> says.accept(log == null ? text : log.among(text))),
                cut,
                DeviceFacts.named(HOST)
                        .os(talk.os())
                        .credentials(Credentials.of(CREDENTIALS.getOrDefault(talk.os(), CISCO))),
                ConnectRequest.via("line")
                        .with("goto_enable", !talk.configuration().isEmpty()),
                talk::over);
    }

    /** Has a talk with such a device over reads of this cut, and ends the session. */
    <T> T have(
            Function<Consumer<String>, ? extends TypedLine> line,
            Cut cut,
            DeviceFacts.Builder facts,
            ConnectRequest request,
            Function<Connection, T> talk) {
        pipes.next = new CutPipe(line, cut);
        Device device = plugboard.device(
                facts.path(Path.of("line", Map.of("class", "cli", "protocol", "tcp", "ip", "127.0.0.1", "port", 1)))
                        .build());
        try {
            return talk.apply(device.connect(request.with("timeout", LIMIT).with("connect_timeout", LIMIT)));
        } finally {
            device.destroyAll();
        }
    }

    @Override
    public void close() {
        plugboard.close();
    }
}
