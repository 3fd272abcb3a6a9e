// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.Map;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.PartialAnswerException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;

/** What an answer may hold: prompts, halves of prompts, what a screen is told, no text at all. */
class PromptFuzzTest {

    private static final Lines LINES = new Lines();
    private static final EmbeddedPlugboard PLUGBOARD = Plugboards.over(LINES);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TransportProtocol("tcp")
    private static final class Lines implements TransportFactory {

        private HostileLine next = new HostileLine(new byte[0], 1);

        @Override
        public Transport create(TransportContext context, TransportRequest request) {
            return next;
        }
    }

    @FuzzTest(maxDuration = "8s")
    void theAnswerBehindAnyOtherIsThatOfItsOwnCommand(FuzzedDataProvider data) {
        int largest = data.consumeInt(1, 2000);
        LINES.next = new HostileLine(data.consumeRemainingAsBytes(), largest);
        Device device = PLUGBOARD.device(DeviceFacts.named("R1")
                .os("iosxe")
                .credentials(Credentials.of(Credential.of("admin", "secret")))
                .path(Path.of("line", Map.of("class", "cli", "protocol", "tcp", "ip", "127.0.0.1", "port", 1)))
                .build());
        Connection connection =
                device.connect(ConnectRequest.via("line").with("timeout", LIMIT).with("connect_timeout", LIMIT));
        try {
            noise(connection);
            for (int number = 0; connection.isConnected() && number < 3; number++) {
                assertThat(connection.execute("echo nonce-" + number)).isEqualTo("nonce-" + number);
            }
        } finally {
            device.destroyAll();
        }
    }

    /** An answer is as long as it is; what matters is the next one. */
    private static void noise(Connection connection) {
        try {
            assertThat(connection.execute("noise")).isNotNull();
        } catch (PartialAnswerException e) {
            assertThat(e.received()).isNotNull();
        }
    }
}
