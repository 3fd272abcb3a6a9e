// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Secret;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Netconf;
import org.plugboard.plugin.netconf.internal.NetconfConnectionFactory;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.TranscriptEvent;

/** No secret that Plugboard knows of a device is in a transcript of NETCONF, however what a device says is cut (pains 24). */
@Timeout(300)
class NetconfSecretsTest {

    private static final String PASSWORD = "tr0ub4dor&3";
    private static final String COMMUNITY = "pr<vate";
    private static final String KEY = "psk-\"0815\"";
    private static final List<String> SECRETS = List.of(PASSWORD, COMMUNITY, KEY);

    @TempDir
    Path folder;

    private final Pipes pipes = new Pipes();
    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
            .connections(new NetconfConnectionFactory())
            .transports(pipes)
            .build();
    private int sessions;

    /** Makes the pipe to the device whose turn it is; what it asks for is an argument. */
    @TransportProtocol("ssh")
    private static final class Pipes implements TransportFactory {

        private @Nullable Transport next;

        @Override
        public Transport create(TransportContext context, TransportRequest request) {
            assertThat(context.arguments().secret("psk")).isPresent();
            return next;
        }
    }

    @AfterEach
    void stop() {
        plugboard.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1"})
    void noSecretThatIsKnownOfADeviceIsInATranscriptWhereverItsRepliesAreCut(String version) throws IOException {
        int length = text(recorded(version, Cut.NONE)).length();
        Stream<Cut> cuts = Stream.concat(IntStream.rangeClosed(1, length).mapToObj(Cut::at), Cut.some(35, 4).stream());
        for (Cut cut : cuts.toList()) {
            Path file = recorded(version, cut);
            // The smallest chunks hold seven letters, so that most of a secret would show in pieces.
            assertThat(text(file))
                    .as(cut.name())
                    .contains("***")
                    .doesNotContain("tr0ub", "dor&", "pr&l", "pr<", "vate", "psk-", "0815");
            assertThat(Files.readString(file)).as(cut.name()).doesNotContain("tr0ub", "psk-");
            Files.delete(file);
        }
        assertThat(sessions).isGreaterThan(length);
    }

    /** The transcript of a session in which all secrets are configured and read again. */
    private Path recorded(String version, Cut cut) {
        Path file = folder.resolve("session-" + ++sessions + ".cast");
        pipes.next = new CutPipe(says -> new NetconfLine(says, version), cut);
        Device device = plugboard.device(DeviceFacts.named("R1")
                .attribute("custom", Map.of("snmp", Map.of("community", COMMUNITY)))
                .credentials(Credentials.of(Credential.of("admin", PASSWORD)))
                .path(org.plugboard.device.Path.of(
                        "nc", Map.of("class", "netconf", "protocol", "netconf", "host", "127.0.0.1")))
                .build());
        try {
            Netconf netconf = device.connect(ConnectRequest.via("nc")
                            .with("psk", Secret.of(KEY))
                            .with("transcript", file)
                            .with("timeout", Duration.ofSeconds(5)))
                    .as(Netconf.class);
            netconf.editConfig(
                    Datastore.RUNNING,
                    "<users xmlns=\"urn:x\"><password>tr0ub4dor&amp;3</password><community>pr&lt;vate</community>"
                            + "<key>psk-\"0815\"</key></users>");
            assertThat(netconf.getConfig(Datastore.RUNNING)
                            .document()
                            .getDocumentElement()
                            .getTextContent())
                    .contains(SECRETS);
        } finally {
            device.destroyAll();
        }
        return file;
    }

    /** What was said and heard, without the heads of chunks. */
    private static String text(Path file) {
        StringBuilder text = new StringBuilder();
        for (TranscriptEvent event : Transcript.read(file).events()) {
            text.append(new String(event.bytes(), StandardCharsets.UTF_8));
        }
        return text.toString().replaceAll("\n#[0-9]+\n", "");
    }
}
