// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.defaults;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.device.Asker;
import org.plugboard.device.Device;
import org.plugboard.device.Secret;

/** What a device wants to know at login and a person answers. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SessionQuestionsTest {

    private final TestBench bench = new TestBench();
    private final Queue<String> questions = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<Secret>> answer = new AtomicReference<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @AfterEach
    void close() {
        bench.close();
    }

    private Device device(Asker asker) {
        bench.cli.onConnect = session -> answer.set(session.context.ask(
                "Verification code:",
                true,
                Optional.ofNullable(session.deadline).orElseThrow()));
        return bench.core.device(TestBench.twoPaths().build(), asker, "");
    }

    /** Waits until it is interrupted. */
    private Optional<String> hang() {
        open.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            interrupted.countDown();
        }
        return Optional.empty();
    }

    @Test
    void whoeverLoadedTheTestbedIsAskedByDeviceAndAliasAndTheAnswerIsNotLogged() {
        try (Logged logged = Logged.by(SessionQuestions.class, Level.ALL)) {
            device((question, hidden) -> {
                        questions.add(question + hidden);
                        return Optional.of("287082");
                    })
                    .connect();
            assertThat(answer.get()).contains(Secret.of("287082"));
            assertThat(questions).containsExactly("R1/default: Verification code: true");
            assertThat(logged.messages()).noneMatch(line -> line.contains("287082"));
        }
    }

    @Test
    void whereNobodyIsThereThereIsNoAnswer() {
        device(Asker.NOBODY).connect();
        assertThat(answer.get()).isEmpty();
    }

    @Test
    void aPersonWhoDoesNotAnswerEndsTheConnectAtItsDeadline() throws InterruptedException {
        Device device = device((question, hidden) -> hang());
        assertThatThrownBy(() -> device.connect(defaults().with("connect_timeout", Duration.ofMillis(200))))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContainingAll("R1/default", "Verification code:", "200 ms", "connect_timeout");
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aQuestionEndsWithItsSession() throws InterruptedException {
        Device device = device((question, hidden) -> hang());
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread connecting = new Thread(() -> {
            try {
                device.connect();
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        connecting.start();
        assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
        device.disconnect();
        connecting.join();
        assertThat(thrown.get()).isInstanceOf(ConnectionClosedException.class);
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aQuestionThatCannotBeAskedSaysWhy() {
        Device device = device((question, hidden) -> {
            throw new IllegalStateException("the terminal is gone");
        });
        assertThatThrownBy(device::connect)
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("R1/default: \"Verification code:\" cannot be asked: the terminal is gone");
    }

    @Test
    void noLockIsHeldWhileAPersonIsAsked() {
        LockWitness witness = new LockWitness();
        Asker asker = (question, hidden) -> Optional.of("1");
        device(witness.before(Asker.class, asker)).connect();
        assertThat(witness.violations()).isEmpty();
    }
}
