// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Rpc;

/** What a request is for, as its failure tells. */
@Timeout(60)
final class PurposeTest {

    private static final String RESET = "<server xmlns=\"urn:s\"><name>a</name><reset/></server>";

    private final Peer peer = Peer.connected();

    private CompletableFuture<Object> resetting() {
        return Peer.calling(() -> peer.session.action(RESET));
    }

    @Test
    void anActionMayHaveBeenDoneIfTheSessionEndsBeforeItsReply() {
        CompletableFuture<Object> reset = resetting();
        peer.nextId();
        peer.pipe.end();
        assertThatThrownBy(() -> Peer.result(reset))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage(
                        "R1/nc: the device closed memory; connect again; the device may have done action all the same, or do it yet");
    }

    @Test
    void anActionMayHaveBeenDoneIfItsReplyDoesNotCome() {
        assertThatThrownBy(() -> peer.session.send(Rpc.action(RESET).timeout(Duration.ofMillis(50))))
                .isInstanceOf(TimedOutException.class)
                .hasMessageEndingWith("timeout; the device may have done it all the same, or do it yet");
    }

    @Test
    void anActionMayHaveBeenDoneIfItsReplyCannotBeRead() {
        CompletableFuture<Object> reset = resetting();
        peer.reply(peer.nextId(), "<a></b>");
        assertThatThrownBy(() -> Peer.result(reset))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageNotContaining("ask for less")
                .hasMessageEndingWith("; the device may have done it all the same");
    }

    /** Only a failure asks what it is for; most requests do not fail. */
    @Test
    void whatARequestIsForIsNotLookedForBeforeItFails() {
        String xml = "<edit-config><config>" + "<a/>".repeat(100_000)
                + "</config><target><candidate/></target></edit-config>";
        Operation operation = new Operation("rpc", "", xml, new Limits(Duration.ofDays(1), 1_000, 10));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Wanted.whole(operation);
        long before = threads.getCurrentThreadAllocatedBytes();
        Wanted wanted = Wanted.whole(operation);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(2_000);
        assertThat(wanted.purpose()).isEqualTo(new Purpose("edit-config", Purpose.Kind.CHANGES_CANDIDATE));
    }
}
