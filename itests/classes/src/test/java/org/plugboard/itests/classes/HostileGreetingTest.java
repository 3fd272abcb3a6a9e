// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.contract.Calling;
import org.plugboard.contract.Footprint;
import org.plugboard.device.Device;
import org.plugboard.itests.kit.Heap;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;

/** Peers that do not let anybody come to a session. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileGreetingTest {

    private static final int KEPT_MEGABYTES = 8;

    @TempDir
    static Path folder;

    static Stream<Arguments> waysAndFaults() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of(Fault.values()).map(fault -> Arguments.of(way, fault)));
    }

    /** So that what is made once in a process is not taken for something left behind. */
    @BeforeAll
    static void warmUp() throws Exception {
        for (Way way : Way.values()) {
            connectInVain(way, Fault.SILENT);
        }
    }

    @ParameterizedTest
    @MethodSource("waysAndFaults")
    void endsTheAttemptInTimeAndLeavesNothing(Way way, Fault fault) throws Exception {
        Footprint before = Footprint.now();
        long kept = Heap.keptBytes();

        Throwable failure = connectInVain(way, fault);

        assertThat(failure).isInstanceOfAny(expected(way, fault)).hasMessageStartingWith(way + "/default: ");
        before.awaitNoMore();
        Footprint.awaitNoPlugboard();
        Heap.awaitKept(kept, KEPT_MEGABYTES, () -> way + " with " + fault);
    }

    /** One that keeps silent, or for ever talks like a banner, is given up; what is no banner is no such server. */
    private static Class<?>[] expected(Way way, Fault fault) {
        if (fault == Fault.HANGS_UP) {
            return new Class<?>[] {ConnectFailedException.class, ConnectionClosedException.class};
        }
        return fault == Fault.SILENT || fault == Fault.ONE_BYTE_A_SECOND || !way.isEncrypted()
                ? new Class<?>[] {TimedOutException.class}
                : new Class<?>[] {ConnectFailedException.class, TimedOutException.class};
    }

    private static Throwable connectInVain(Way way, Fault fault) throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer(fault);
                EmbeddedPlugboard plugboard = Plugboards.withAllPlugins()) {
            Device device = plugboard.device(way.device(peer.port(), folder));
            // Long enough for three bytes, where one comes each second.
            Duration limit = Duration.ofMillis(fault == Fault.ONE_BYTE_A_SECOND ? 2_500 : 400);
            Calling calling = Calling.start(() -> device.connect(way.request().with("connect_timeout", limit)));
            Throwable failure = calling.failure();
            assertThat(device.isConnected()).isFalse();
            peer.awaitHungUp();
            return failure;
        }
    }
}
