// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.CommitOptions;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcResult;

/** A write that breaks in the middle: of the requests in it the device may have taken those before the last one, and done them. */
@Timeout(60)
final class TornWriteTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String MAY_HAVE_DONE = "; the device may have done %s all the same, or do it yet: look at %s, "
            + "for example by difference, before it is sent again";

    private final Peer peer = Peer.connected();

    private static List<Arguments> failures() {
        String torn = "; the session was closed since nothing may follow a torn request; connect again";
        return List.of(
                Arguments.of(
                        new SocketTimeoutException("memory took 300 of 900 bytes"),
                        TimedOutException.class,
                        "R1/nc: %s was not taken whole by memory in 20 s" + torn),
                Arguments.of(
                        new InterruptedIOException("interrupted"),
                        CallInterruptedException.class,
                        "R1/nc: interrupted while sending %s" + torn),
                Arguments.of(
                        new IOException("Connection reset"),
                        ConnectionClosedException.class,
                        "R1/nc: memory broke: Connection reset; connect again"));
    }

    private static Rpc edit(Datastore target) {
        return Rpc.editConfig(target, ConfigText.of("<a xmlns=\"urn:a\"/>"), EditOptions.DEFAULTS);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void changesBeforeTheLastOneOfItAreInDoubt(IOException failure, Class<?> type, String message) {
        peer.pipe.failNextWrite(failure);
        AtomicBoolean isInterrupted = new AtomicBoolean();
        CompletableFuture<List<RpcResult>> sending = Peer.calling(() -> {
            List<RpcResult> results = peer.session
                    .within(LONG)
                    .sendAll(List.of(
                            edit(Datastore.CANDIDATE),
                            Rpc.get(Query.ALL),
                            Rpc.commit(CommitOptions.PLAIN),
                            edit(Datastore.RUNNING)));
            isInterrupted.set(Thread.currentThread().isInterrupted());
            return results;
        });
        String oneOf = ", or a request behind it,";
        assertThat(Peer.result(sending))
                .allSatisfy(result -> assertThat(result.failure()).isInstanceOf(type))
                .extracting(result -> String.valueOf(result.failure().getMessage()))
                .containsExactly(
                        message.formatted("edit-config" + oneOf)
                                + MAY_HAVE_DONE.formatted("edit-config in the candidate", "it"),
                        message.formatted("get" + oneOf),
                        message.formatted("commit" + oneOf) + MAY_HAVE_DONE.formatted("commit", "the datastore"),
                        message.formatted("edit-config"));
        assertThat(isInterrupted.get()).isEqualTo(type == CallInterruptedException.class);
        assertThat(peer.session.isConnected()).isFalse();
    }

    /** What is not whole is not done. */
    @ParameterizedTest
    @MethodSource("failures")
    void aRequestAloneIsTheTornOneAndInNoDoubt(IOException failure, Class<?> type, String message) {
        peer.pipe.failNextWrite(failure);
        CompletableFuture<Void> commit = Peer.calling(() -> {
            peer.session.commit(LONG);
            return null;
        });
        assertThatThrownBy(() -> Peer.result(commit)).isInstanceOf(type).hasMessage(message.formatted("commit"));
    }
}
