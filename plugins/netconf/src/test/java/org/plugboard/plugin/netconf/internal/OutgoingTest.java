// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;

final class OutgoingTest {

    private static final Wanted WANTED =
            Wanted.whole(new Operation("get", "", "<get/>", new Limits(Duration.ofDays(1), 1_000, 10)));

    /** A write without time would tear it, and end the session. */
    @Test
    void whatHasNoTimeLeftIsNotBegunToBeWrittenAlsoIfNobodyElseWrites() throws InterruptedException {
        MemoryPipe pipe = new MemoryPipe();
        Failures failures = new Failures("R1/nc", "memory");
        Calls calls = new Calls();
        Incoming incoming =
                new Incoming(pipe, failures, calls, new Audience(failures, 1_000), 1_000, OutgoingTest::ended);
        Outgoing outgoing =
                new Outgoing(pipe, failures, calls, incoming, new Reading(calls.turn(), incoming), OutgoingTest::ended);
        Call call = calls.begin(WANTED, calls.waiter());
        byte[] frame = Outgoing.frame(Framing.CHUNKS, call, "<get/>");
        Deadline over = Deadline.after(Duration.ZERO);
        assertThatThrownBy(() -> outgoing.sendReading(List.of(call), frame, over, over))
                .isInstanceOf(Unsent.TimedOut.class);
        assertThatThrownBy(() -> outgoing.send(List.of(call), frame, over)).isInstanceOf(Unsent.TimedOut.class);
        assertThat(call.isSent()).isFalse();
        assertThat(pipe.hasNext()).isFalse();
        Deadline later = Deadline.after(Duration.ofDays(1));
        assertThat(outgoing.sendReading(List.of(call), frame, later, later)).isTrue();
        assertThat(call.isSent()).isTrue();
        assertThat(pipe.next()).contains("<get/>");
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void whatARequestHasAroundItsOperationIsAccountedFor(Framing framing) {
        String xml = "x".repeat(Outgoing.FITTING_BYTES);
        Call last = new Call(Long.toString(Long.MAX_VALUE), WANTED, new Calls().waiter());
        int length = Outgoing.frame(framing, last, xml).length;
        assertThat(length - xml.length()).isBetween(Outgoing.AROUND_BYTES / 2, Outgoing.AROUND_BYTES);
    }

    private static void ended(Object failure) {
        throw new AssertionError("the session was ended");
    }
}
