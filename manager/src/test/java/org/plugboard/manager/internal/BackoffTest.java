// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;

/** When what has failed is tried again. */
@Timeout(60)
class BackoffTest {

    private final Workers workers = new Workers();
    private final CountDownLatch again = new CountDownLatch(1);
    private final Backoff backoff = new Backoff(workers, again::countDown);

    @AfterEach
    void close() {
        backoff.cancel();
        workers.close();
    }

    private Duration failed() {
        return backoff.failed(new ConnectFailedException("refused"), true);
    }

    /** As if the pause were over. */
    private Duration failedAgain() {
        backoff.endPause();
        return failed();
    }

    @Test
    void thePausesDoubleUpToAMinute() {
        assertThat(failed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(failedAgain()).isEqualTo(Duration.ofSeconds(2));
        assertThat(failedAgain()).isEqualTo(Duration.ofSeconds(4));
        for (int i = 0; i < 10; i++) {
            failedAgain();
        }
        assertThat(failedAgain()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void failuresWithinAPauseMakeNoOther() {
        assertThat(failed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.mayTry()).isFalse();
        assertThat(failed()).isZero();
        assertThat(failedAgain()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void itTriesAgainWhenThePauseIsOver() {
        failed();
        Threads.await(again);
        assertThat(backoff.mayTry()).isTrue();
    }

    @Test
    void successBeginsAnew() {
        failed();
        failedAgain();
        backoff.endPause();
        backoff.succeeded();
        assertThat(failed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRefusalIsTriedAgainRarelyAndAfterThreeNotAtAll() {
        AuthenticationException refusal = new AuthenticationException("refused");
        assertThat(backoff.failed(refusal, true)).isEqualTo(Duration.ofMinutes(1));
        assertThat(backoff.isWary()).isTrue();
        backoff.endPause();
        assertThat(backoff.failed(refusal, true)).isEqualTo(Duration.ofMinutes(1));
        backoff.endPause();
        assertThat(backoff.failed(refusal, true)).isZero();
        assertThat(backoff.isHopeless()).isTrue();
        assertThat(backoff.mayTry()).isFalse();
        backoff.lift();
        assertThat(backoff.mayTry()).isTrue();
    }

    @Test
    void aRefusalOfTheOnlyOneIsFinal() {
        assertThat(backoff.failed(new AuthenticationException("refused"), false))
                .isZero();
        assertThat(backoff.isHopeless()).isTrue();
    }

    @Test
    void nothingIsPlannedAnyMoreWhenItIsCancelled() {
        failed();
        assertThat(workers.planned()).isEqualTo(1);
        backoff.cancel();
        assertThat(workers.planned()).isZero();
    }
}
