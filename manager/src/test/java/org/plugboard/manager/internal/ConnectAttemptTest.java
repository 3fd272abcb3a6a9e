// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.Deadline;

/** Those who wait for the one that connects. */
@Timeout(60)
class ConnectAttemptTest {

    private static final Deadline OVER = Deadline.after(Duration.ZERO);

    private final TestOpening opening = new TestOpening();
    private final ConnectAttempt attempt = new ConnectAttempt("R1/default", opening.opening(), false);

    @Test
    void whoeverWaitsDoesSoUntilTheDeadlineIsOver() {
        opening.on("deadline", nothing -> OVER);
        assertThatThrownBy(attempt::await)
                .isInstanceOf(TimedOutException.class)
                .hasMessageStartingWith("R1/default: not connected after ")
                .hasMessageEndingWith(" by the caller who began");
    }

    @Test
    void aDeadlineThatWasPutOffMeanwhileCounts() {
        opening.on("deadline", first -> {
            opening.on("deadline", second -> {
                attempt.succeed();
                return Deadline.after(Duration.ofDays(1));
            });
            return OVER;
        });
        assertThat(attempt.await()).isTrue();
    }
}
