// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is said of a listener that misses notifications, and how often. */
final class LossesTest {

    private final AtomicLong clock = new AtomicLong(-5);
    private final Losses losses = new Losses(clock::get);

    @Test
    void theFirstIsSaidAtOnceAndTheSumOnceAMinute() {
        assertThat(losses.more(1)).contains("is too slow: it misses the oldest of what waits for it");
        for (int missed = 2; missed <= 1000; missed++) {
            assertThat(losses.more(missed)).isEmpty();
        }
        clock.addAndGet(TimeUnit.SECONDS.toNanos(60) - 1);
        assertThat(losses.more(1001)).isEmpty();
        clock.incrementAndGet();
        assertThat(losses.more(1002)).contains("is still too slow: it has missed 1002 so far");
        assertThat(losses.more(1003)).isEmpty();
    }

    @Test
    void whatWasNotSaidIsSaidInTheEnd() {
        losses.more(1);
        losses.more(7);
        assertThat(losses.end(7)).contains("has missed 7 in all");
        assertThat(losses.end(7)).isEmpty();
    }

    @Test
    void whoMissesNothingOrNothingMoreIsNotSpokenOf() {
        assertThat(losses.end(0)).isEmpty();
        losses.more(1);
        assertThat(losses.end(1)).isEmpty();
    }
}
