// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LastWordsTest {

    private final AtomicInteger interrupts = new AtomicInteger();

    @Test
    void whoSaysNothingIsWaitedForUpToTheBound() throws Exception {
        LastWords silent = new LastWords(interrupts::incrementAndGet, Duration.ofMillis(1));
        Thread ending = new Thread(silent::close, "end");
        ending.start();
        ending.join();
        assertThat(interrupts).hasValue(1);
    }

    @Test
    void whoHasSaidAllIsNotWaitedFor() throws Exception {
        LastWords done = new LastWords(interrupts::incrementAndGet, Duration.ofDays(1));
        done.over();
        Thread ending = new Thread(done::close, "end");
        ending.start();
        ending.join();
        assertThat(interrupts).hasValue(1);
    }

    @Test
    void whoSpeaksDoesNotWaitForItself() {
        new LastWords(interrupts::incrementAndGet, Duration.ofDays(1)).close();
        assertThat(interrupts).hasValue(1);
    }
}
