// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.netconf.Rpc;
import org.plugboard.spi.Deadline;

@Timeout(60)
final class CallsTest {

    private static final Deadline NEVER = Deadline.after(Duration.ofDays(1));

    private final Calls calls = new Calls();

    private Call begun() {
        Limits limits = new Limits(Duration.ofDays(1), 1000, 10);
        return calls.begin(Wanted.whole(Operation.of("R1/nc", Rpc.of("<slow/>"), limits)), calls.waiter());
    }

    private String abandoned() {
        Call call = begun();
        calls.sending(List.of(call));
        calls.end(call);
        return call.id();
    }

    @Test
    void whoWaitsForTheLastReplyIsWokenAlsoByAReaderThatReadsOn() throws InterruptedException {
        String first = abandoned();
        String second = abandoned();
        Waiter watch = calls.beginWatch();
        assertThat(calls.turn().await(watch, NEVER)).isTrue();
        CompletableFuture<Boolean> reads = Peer.calling(() -> {
            Waiter waiter = calls.beginWait();
            try {
                return calls.turn().await(waiter, NEVER);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                calls.endWait(waiter);
            }
        });
        assertThat(calls.deliver(first, CallsTest::unread)).isEqualTo(Calls.Delivery.LATE);
        assertThat(calls.isIdle()).isFalse();
        assertThat(calls.deliver(second, CallsTest::unread)).isEqualTo(Calls.Delivery.LATE);
        assertThat(calls.isIdle()).isTrue();
        assertThat(Peer.result(reads)).isFalse();
    }

    private static Message unread(Call call) {
        throw new AssertionError("nobody asks for the reply to " + call.operation());
    }

    @Test
    void aReplyAnswersNoRequestThatWasNotSent() {
        Call call = begun();
        assertThat(calls.answered(Optional.of(call.id()))).isEmpty();
        assertThat(calls.answered(Optional.empty())).isEmpty();
        assertThat(calls.deliver(call.id(), CallsTest::unread)).isEqualTo(Calls.Delivery.UNKNOWN);
        assertThat(call.isDone()).isFalse();
        calls.sending(List.of(call));
        assertThat(calls.answered(Optional.of(call.id()))).contains(call.id());
        assertThat(calls.answered(Optional.empty())).contains(call.id());
    }

    @Test
    void aSecondReplyAnswersNothing() {
        Call call = begun();
        calls.sending(List.of(call));
        assertThat(calls.deliver(call.id(), CallsTest::unread)).isEqualTo(Calls.Delivery.DELIVERED);
        assertThat(calls.answered(Optional.of(call.id()))).isEmpty();
        assertThat(calls.deliver(call.id(), CallsTest::unread)).isEqualTo(Calls.Delivery.UNKNOWN);
    }

    /** As when the device answers the first of many requests while the others are still being written. */
    @Test
    void aReplyIsKeptThatCameBeforeTheWriteFailed() {
        Call answered = begun();
        Call torn = begun();
        calls.sending(List.of(answered, torn));
        assertThat(calls.deliver(answered.id(), call -> {
                    throw new IllegalStateException("the reply");
                }))
                .isEqualTo(Calls.Delivery.DELIVERED);
        calls.fail(ConnectionClosedException::new);
        calls.tear(List.of(answered, torn), new Torn(torn, (what, lost) -> new ConnectionClosedException(what)));
        assertThatThrownBy(answered::result).hasMessage("the reply");
        assertThatThrownBy(torn::result).hasMessage("rpc");
    }

    @Test
    void whoeverWaitsWhenNothingIsOwedNeedNotWait() {
        assertThat(calls.beginWait().isReady()).isTrue();
    }
}
