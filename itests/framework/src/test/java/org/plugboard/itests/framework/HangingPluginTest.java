// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;

/** A plugin hangs wherever it can: it is named and left behind, it leaves when it is removed, and all others go on. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(240)
class HangingPluginTest {

    private static final long TIMEOUT_MILLIS = 10_000;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    private final Logger log = Logger.getLogger("org.plugboard.manager.internal.Workers");
    private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            warnings.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Bundle hanging;
    private Device device;

    @BeforeEach
    void start() throws Exception {
        log.addHandler(listener);
        hanging = TestBundle.start(
                context,
                "org.example.hanging",
                "1.0.0",
                HangingPlugin.class,
                HangingPlugin.Sessions.class,
                HangingPlugin.HangingSession.class,
                HangingPlugin.Pipes.class,
                HangingPlugin.Pipe.class);
        device = plugboard.device(DeviceFacts.named("R1").build());
    }

    @AfterEach
    void stop() {
        log.removeHandler(listener);
        try {
            device.destroyAll();
        } catch (SeveralFailedException e) {
            assertThat(e)
                    .as("what hung at its end is told to whoever ends it")
                    .hasMessageContaining("not over after 5 s");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "disconnect, disconnect of R1/c by class hanging is not over after PT5S and is left behind",
        "close, closing of a transport of R1/c is not over after PT1S and is left behind"
    })
    void whatHangsAtTheEndIsNamedWithItsStackAndLeftAndTheRemovalGoesOn(String where, String named) throws Exception {
        List<Connection> connections = Stream.of("a", "b", "c")
                .map(alias -> device.connect(using("hanging").alias(alias).with("hangs", where)))
                .toList();
        Probe probe = new Probe("probe");
        probe.register(context, 0, "probe");
        Connection other = device.connect(using("probe").alias("other"));
        WeakReference<ClassLoader> loader = Removal.loaderOf(hanging);
        Thread remover = new Thread(this::uninstall, "remover");
        remover.start();
        Eventually.await(Duration.ofSeconds(10), () -> "the removal has begun", () -> connections.stream()
                .noneMatch(Connection::isConnected));
        assertThat(other.execute("x")).as("the rest, meanwhile").isEqualTo("probe: x");
        remover.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(remover.isAlive()).isFalse();
        assertThat(hanging.getState()).isEqualTo(Bundle.UNINSTALLED);
        assertThat(warnings)
                .filteredOn(warning -> warning.startsWith(named))
                .singleElement()
                .asString()
                .contains("at org.plugboard.itests.framework.HangingPlugin");
        assertThat(other.execute("x")).isEqualTo("probe: x");
        for (Connection connection : connections) {
            assertThatThrownBy(() -> connection.call("anything"))
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("org.example.hanging 1.0.0 was removed");
        }
        awaitCollected(loader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "connect", "create of a transport", "open"})
    void whatHangsAtTheBeginningIsCalledBackAtItsDeadline(String where) throws Exception {
        assertThatThrownBy(() -> device.connect(
                        using("hanging").with("hangs", where).with("connect_timeout", Duration.ofMillis(200))))
                .isInstanceOf(TimedOutException.class)
                .hasMessageContaining("R1/");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(device.connect(using("hanging").alias("good")).isConnected()).isTrue();
        WeakReference<ClassLoader> loader = Removal.loaderOf(hanging);
        uninstall();
        awaitCollected(loader);
    }

    private void uninstall() {
        try {
            Removal.uninstall(hanging, Duration.ofMillis(TIMEOUT_MILLIS));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A thread of the manager that was called back from the plugin may hold the exception with which it came, out of sight in the
     * virtual machine, until it ends, which it does when it had no work for a minute.
     */
    private static void awaitCollected(WeakReference<ClassLoader> loader) {
        Removal.awaitCollected(Duration.ofMinutes(2), "the hanging plugin", loader);
    }
}
