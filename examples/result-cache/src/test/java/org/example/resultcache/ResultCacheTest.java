// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.resultcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.Lease;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.manager.EmbeddedPlugboard;

@Timeout(60)
class ResultCacheTest {

    private static final Duration TIME = Duration.ofSeconds(30);

    private final Router router = new Router();
    private final AtomicLong nowNs = new AtomicLong(Long.MAX_VALUE - 5);
    private EmbeddedPlugboard plugboard;
    private Device device;
    private Connection connection;

    @BeforeEach
    void start() {
        start(1000, 10_000);
    }

    private void start(int mostEntries, int mostCharacters) {
        plugboard = EmbeddedPlugboard.builder()
                .connections(router)
                .hooks(new ResultCache(Reading.SHIPPED, new Answers(TIME, mostEntries, mostCharacters, nowNs::get)))
                .build();
        device = plugboard.device(DeviceFacts.named("R1").build());
        connection = device.connect(using("router"));
    }

    @AfterEach
    void stop() {
        plugboard.close();
    }

    @Test
    void theSameQuestionIsAskedOnceAndAnsweredTwice() {
        assertThat(device.execute("show version")).isEqualTo("to show version");
        assertThat(device.execute("show version")).isEqualTo("to show version");
        assertThat(router.heard).containsExactly("default: show version");
    }

    @Test
    void asShippedInAProgramWithoutAContainerItKeepsAnswersToo() {
        try (EmbeddedPlugboard other = EmbeddedPlugboard.builder()
                .connections(router)
                .hooks(new ResultCache(Duration.ofMinutes(10)))
                .build()) {
            Device r2 = other.device(DeviceFacts.named("R2").build());
            r2.connect(using("router"));
            r2.execute("show version");
            r2.execute("show version");
        }
        assertThat(router.heard).hasSize(1);
    }

    @Test
    void anotherCommandAliasOrDeviceIsAnotherQuestion() {
        Connection second = device.connect(using("router").alias("second"));
        Device other = plugboard.device(DeviceFacts.named("R1").build());
        other.connect(using("router").alias("other"));
        for (int i = 0; i < 2; i++) {
            connection.execute("show version");
            connection.execute("show interfaces");
            second.execute("show version");
            other.alias("other").execute("show version");
        }
        assertThat(router.heard)
                .containsExactly(
                        "default: show version",
                        "default: show interfaces",
                        "second: show version",
                        "other: show version");
    }

    @Test
    void afterItsTimeAnAnswerIsAskedForAgain() {
        device.execute("show version");
        nowNs.addAndGet(TIME.toNanos() - 1);
        device.execute("show version");
        assertThat(router.heard).hasSize(1);
        nowNs.addAndGet(1);
        device.execute("show version");
        assertThat(router.heard).hasSize(2);
    }

    @Test
    void netconfIsAnsweredAgainAndAnEditEmptiesIt() {
        connection.call("get-config", "running", "<interfaces/>");
        connection.call("get-config", "running", "<interfaces/>");
        connection.call("get-config", "candidate", "<interfaces/>");
        assertThat(router.heard).hasSize(2);
        connection.call("edit-config", "candidate", "<interfaces/>");
        connection.call("get-config", "running", "<interfaces/>");
        assertThat(router.heard).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"configure terminal", "clear counters", "show run | redirect flash:x", "shows", "SHOW x"})
    void whatDoesNotOnlyReadIsAlwaysDoneAndEmptiesAllAliasesOfItsDevice(String command) {
        Connection second = device.connect(using("router").alias("second"));
        second.execute("show version");
        connection.execute(command);
        connection.execute(command);
        second.execute("show version");
        assertThat(router.heard)
                .containsExactly(
                        "second: show version", "default: " + command, "default: " + command, "second: show version");
    }

    @Test
    void anotherDeviceKeepsItsAnswers() {
        Device other = plugboard.device(DeviceFacts.named("R2").build());
        other.connect(using("router").alias("other"));
        other.alias("other").execute("show version");
        device.configure("interface Lo0");
        other.alias("other").execute("show version");
        assertThat(router.heard).containsExactly("other: show version", "default: interface Lo0");
    }

    @Test
    void connectingEmptiesIt() {
        device.execute("show version");
        device.disconnect();
        device.connect();
        device.execute("show version");
        assertThat(router.heard).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show clock", "show logging last 10"})
    void whatIsNewEachTimeIsAskedEachTimeAndEmptiesNothing(String command) {
        device.execute("show version");
        device.execute(command);
        device.execute(command);
        device.receive();
        device.execute("show version");
        assertThat(router.heard)
                .containsExactly(
                        "default: show version", "default: " + command, "default: " + command, "default: receive");
    }

    @Test
    void anErrorIsNotKept() {
        router.answer.set(command -> {
            throw new ConnectionException("R1/default: not now");
        });
        assertThatThrownBy(() -> device.execute("show version")).hasMessageContaining("not now");
        router.answer.set(command -> "now");
        assertThat(device.execute("show version")).isEqualTo("now");
    }

    @Test
    void anAnswerThatWasOnItsWayWhenTheDeviceWasConfiguredIsNotKept() throws Exception {
        Connection second = device.connect(using("router").alias("second"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        router.answer.set(command -> {
            if (!command.equals("show running-config")) {
                return "";
            }
            asked.countDown();
            await(goOn);
            return "of before";
        });
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<String> old = other.submit(() -> connection.execute("show running-config"));
            await(asked);
            second.configure("hostname new");
            goOn.countDown();
            assertThat(old.get(30, TimeUnit.SECONDS)).isEqualTo("of before");
        } finally {
            other.shutdownNow();
        }
        router.answer.set(command -> "of now");
        assertThat(connection.execute("show running-config")).isEqualTo("of now");
    }

    @Test
    void aKnownAnswerNeedsNoTurn() throws Exception {
        device.execute("show version");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Lease turn = connection.lease()) {
            assertThat(other.submit(() -> device.execute("show version")).get(30, TimeUnit.SECONDS))
                    .isEqualTo("to show version");
            assertThat(turn.connection()).isSameAs(connection);
        } finally {
            other.shutdownNow();
        }
        assertThat(router.heard).hasSize(1);
    }

    @Test
    void whoHasALeaseAsksItsOwnSession() {
        device.execute("show version");
        try (Lease turn = connection.lease()) {
            turn.execute("show version");
            turn.execute("show version");
        }
        assertThat(router.heard).hasSize(3);
    }

    @Test
    void aConnectionThatIsClosedGivesNoAnswer() {
        device.execute("show version");
        connection.disconnect();
        assertThatThrownBy(() -> connection.execute("show version")).isInstanceOf(ConnectionException.class);
    }

    @Test
    void theOldestAnswersGoWhenThereAreTooMany() {
        stop();
        start(2, 10_000);
        device.execute("show 1");
        device.execute("show 2");
        device.execute("show 3");
        device.execute("show 3");
        device.execute("show 2");
        device.execute("show 1");
        assertThat(router.heard)
                .containsExactly("default: show 1", "default: show 2", "default: show 3", "default: show 1");
    }

    @Test
    void theOldestAnswersGoWhenTheyAreTooLongTogether() {
        router.answer.set(command -> "x".repeat(900));
        for (int i = 0; i < 12; i++) {
            device.execute("show " + i);
        }
        device.execute("show 11");
        device.execute("show 1");
        device.execute("show 0");
        // Eleven of them fit, so only the first had to go.
        assertThat(router.heard).hasSize(13).endsWith("default: show 11", "default: show 0");
    }

    @Test
    void anAnswerThatIsVeryLongIsNotKept() {
        router.answer.set(command -> "x".repeat(1001));
        device.execute("show tech");
        device.execute("show tech");
        assertThat(router.heard).hasSize(2);
    }

    @Test
    void aDeviceThatNobodyHoldsIsNotHeldByItsAnswers() {
        device.execute("show version");
        WeakReference<Device> held = new WeakReference<>(device);
        device = null;
        connection = null;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (held.get() != null && System.nanoTime() - end < 0) {
            System.gc();
        }
        assertThat(held.get()).isNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
