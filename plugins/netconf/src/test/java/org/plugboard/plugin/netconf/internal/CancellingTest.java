// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.netconf.Xml;

/** A call is cancelled as any call of a thread is. */
@Timeout(60)
final class CancellingTest {

    private final Peer peer = Peer.connected();

    @Test
    void aFutureThatIsCancelledEndsItsCallAndTheLateReplyIsDropped() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<Xml> call = executor.submit(() -> {
                try {
                    return peer.session.get();
                } catch (RuntimeException e) {
                    ended.complete(e);
                    throw e;
                }
            });
            String late = peer.nextId();
            peer.pipe.awaitReader();
            assertThat(call.cancel(true)).isTrue();
            assertThat(Peer.result(ended))
                    .isInstanceOf(CallInterruptedException.class)
                    .hasMessageContaining("R1/nc: interrupted while waiting for the reply to get");
            peer.reply(late, "<data><late xmlns=\"urn:a\"/></data>");
        } finally {
            executor.shutdownNow();
            assertThat(executor.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
        CompletableFuture<Xml> next = Peer.calling(peer.session::get);
        peer.reply(peer.nextId(), "<data><next xmlns=\"urn:a\"/></data>");
        assertThat(Peer.result(next).text()).contains("<next").doesNotContain("late");
    }
}
