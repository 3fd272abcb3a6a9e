// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.TimedOutException;

/** Nobody answers as long as the test holds {@code keys}; no interrupt ends such a wait, as none ends a read from a console. */
@Timeout(60)
@Tag("semantics-107")
class AskedInTurnTest {

    private final Object keys = new Object();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final CountDownLatch somethingIsShown = new CountDownLatch(1);
    private final AskedInTurn asker = new AskedInTurn((question, hidden) -> {
        shown.add(question);
        somethingIsShown.countDown();
        synchronized (keys) {
            return Optional.of("answer to " + question);
        }
    });
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Future<Optional<String>> asked(String question) {
        return threads.submit(() -> asker.ask(question, true));
    }

    @Test
    void aQuestionWaitsForTheAnswerToTheOneBeforeHoweverLongItTakes() throws Exception {
        Future<Optional<String>> first;
        Future<Optional<String>> second;
        synchronized (keys) {
            first = asked("R1");
            somethingIsShown.await();
            second = asked("R2");
            assertThatThrownBy(() -> second.get(1500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(shown).containsExactly("R1");
        }
        assertThat(first.get()).contains("answer to R1");
        assertThat(second.get()).contains("answer to R2");
    }

    @Test
    void behindAQuestionThatWasGivenUpNoOtherIsAskedUntilItIsAnswered() throws Exception {
        synchronized (keys) {
            Future<Optional<String>> givenUp = asked("R1");
            somethingIsShown.await();
            givenUp.cancel(true);
            assertThatThrownBy(() -> asker.ask("R2", true))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessage(
                            "another question is still open at the terminal, for whose answer nobody waits any more;"
                                    + " press Enter there and try again");
        }
        assertThat(asker.ask("R3", true)).contains("answer to R3");
        assertThat(shown).containsExactly("R1", "R3");
    }

    @Test
    void whoIsInterruptedAsksNothing() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> asker.ask("R1", true)).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(shown).isEmpty();
    }
}
