// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.TimedOutException;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Netconf;
import org.plugboard.plugin.simulator.internal.Simulator;
import org.plugboard.spi.SimulatedDevice;

/** What a timeout says of a simulated device that answers wrongly. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NetconfTimeoutsTest {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SILENT      | nothing of it came
                    WRONG_ID    | a reply with message-id "of-another" came meanwhile, which belongs to no request
                    CHUNK_LARGE | bytes of it had come
                    CHUNK_HUGE  | bytes of it had come
                    """)
    void aTimeoutSaysWhatCameInstead(AnswerFault fault, String said) throws IOException {
        try (Simulator simulator = new Simulator();
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            SimulatedDevice peer = simulator.start(fault.device(folder), "phoenix");
            Netconf netconf = plugboard
                    .device(Way.NETCONF.device(peer, folder))
                    .connect(Way.NETCONF.request())
                    .as(Netconf.class);
            assertThatThrownBy(() -> netconf.rpc("<get/>", LIMIT))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageContaining(said);
        }
    }
}
