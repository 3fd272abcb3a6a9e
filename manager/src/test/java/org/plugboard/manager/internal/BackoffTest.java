// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
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

    /** As long as this, or up to half shorter. */
    private static void assertAbout(Duration longest, Duration pause) {
        assertThat(pause).isBetween(longest.dividedBy(2), longest);
    }

    @Test
    void thePausesDoubleUpToAMinute() {
        assertAbout(Duration.ofSeconds(1), failed());
        assertAbout(Duration.ofSeconds(2), failedAgain());
        assertAbout(Duration.ofSeconds(4), failedAgain());
        for (int i = 0; i < 10; i++) {
            failedAgain();
        }
        assertAbout(Duration.ofMinutes(1), failedAgain());
    }

    @Test
    void poolsThatWereLostTogetherAreNotConnectedTogether() {
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            pauses.add(failed());
            backoff.lift();
        }
        assertThat(pauses).hasSizeGreaterThan(50);
    }

    @Test
    void failuresWithinAPauseMakeNoOther() {
        assertAbout(Duration.ofSeconds(1), failed());
        assertThat(backoff.mayTry()).isFalse();
        assertThat(failed()).isZero();
        assertAbout(Duration.ofSeconds(2), failedAgain());
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
        assertAbout(Duration.ofSeconds(1), failed());
    }

    @Test
    void aRefusalIsTriedAgainRarelyAndAfterThreeNotAtAll() {
        AuthenticationException refusal = new AuthenticationException("refused");
        assertAbout(Duration.ofMinutes(1), backoff.failed(refusal, true));
        assertThat(backoff.isWary()).isTrue();
        backoff.endPause();
        assertAbout(Duration.ofMinutes(1), backoff.failed(refusal, true));
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
    void thatASourceOfCredentialsFailsIsNoRefusal() {
        SourceFailedException failure = new SourceFailedException("R1/pool: the vault is sealed", null);
        assertAbout(Duration.ofSeconds(1), backoff.failed(failure, false));
        assertThat(backoff.isWary()).isFalse();
        backoff.endPause();
        assertAbout(Duration.ofSeconds(2), backoff.failed(failure, false));
    }

    @Test
    void nothingIsPlannedAnyMoreWhenItIsCancelled() {
        failed();
        assertThat(workers.planned()).isEqualTo(1);
        backoff.cancel();
        assertThat(workers.planned()).isZero();
    }
}
