// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.using;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.connection.Connection;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Plugboard;
import org.plugboard.spi.ConnectionFactory;

/** The example hooks as people build them: installed, used, configured, and removed in the middle of calls. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(120)
class HookExamplesTest {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final int THREADS = 4;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @InjectService(timeout = TIMEOUT_MILLIS)
    ConfigurationAdmin configurations;

    @TempDir
    Path folder;

    private final Probe probe = new Probe("probe");
    private ServiceRegistration<ConnectionFactory> service;
    private Configuration configuration;
    private Device device;
    private Connection connection;

    @BeforeEach
    void start() throws IOException {
        service = probe.register(context, 0, "probe");
        configuration = configurations.getConfiguration("org.example.auditlog", "?");
        configuration.update(FrameworkUtil.asDictionary(Map.of("file", file().toString())));
        device = plugboard.device(DeviceFacts.named("R1").build());
        connection = device.connect(using("probe"));
    }

    @AfterEach
    void stop() throws IOException {
        device.destroyAll();
        configuration.delete();
        service.unregister();
    }

    private Path file() {
        return folder.resolve("audit.log");
    }

    private Bundle install(String example) throws BundleException {
        Bundle bundle = context.installBundle(
                System.getProperty("examples") + "/" + example + "/target/" + example + "-1.0.0.jar");
        bundle.start();
        return bundle;
    }

    /** What reached the class. */
    private List<String> heard() {
        return probe.sessions.stream()
                .flatMap(session -> session.heard.stream())
                .toList();
    }

    @Test
    @Tag("semantics-65")
    @Tag("semantics-69")
    @Tag("semantics-70")
    void theAuditLogWritesWhoRanWhatIntoTheFileThatItsConfigurationNames() throws Exception {
        Bundle audit = install("audit-log");
        device.disconnect();
        device.connect();
        device.tagged("user", "alice").tagged("testcase", "TC-7").execute("show version");
        audit.stop();
        device.execute("show unseen");
        assertThat(Files.readAllLines(file()))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\tR1/default\tconnect\t-\t")
                                .endsWith("\tok"),
                        line -> assertThat(line)
                                .contains("\talice\tTC-7\tR1/default\texecute\tshow version\t")
                                .endsWith("\tok, 19 characters"));
    }

    @Test
    void theAuditLogIsRemovedInTheMiddleOfACallWhichGoesOn() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        probe.sessions.get(0).onExecute = command -> {
            inside.countDown();
            await(goOn);
        };
        Bundle audit = install("audit-log");
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<String> answer = caller.submit(() -> device.execute("show slow"));
            await(inside);
            audit.uninstall();
            assertThat(Files.readString(file())).contains("\tshow slow\t").contains("unfinished");
            goOn.countDown();
            assertThat(answer.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("probe: show slow");
        } finally {
            goOn.countDown();
            caller.shutdownNow();
        }
        assertThat(device.execute("show more")).isEqualTo("probe: show more");
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void theResultCacheLetsTheSameQuestionReachTheClassOnceUntilItIsRemoved() throws Exception {
        Bundle cache = install("result-cache");
        for (int i = 0; i < 3; i++) {
            assertThat(device.execute("show version")).isEqualTo("probe: show version");
        }
        assertThat(heard()).containsExactly("show version");
        device.execute("clear counters");
        device.execute("show version");
        assertThat(heard()).containsExactly("show version", "clear counters", "show version");
        cache.uninstall();
        device.execute("show version");
        assertThat(heard()).hasSize(4);
    }

    @Test
    @Tag("semantics-58")
    void theAuditLogSeesWhatTheResultCacheAnswersWhicheverCameFirst() throws Exception {
        Bundle cache = install("result-cache");
        Bundle audit = install("audit-log");
        device.execute("show version");
        device.execute("show version");
        audit.stop();
        cache.stop();
        assertThat(heard()).hasSize(1);
        assertThat(Files.readAllLines(file())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit-log", "result-cache"})
    void whileThreadsCallAnExampleComesAndGoesAndEachCallHasItsAnswer(String example) throws Exception {
        AtomicLong answered = new AtomicLong();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                String command = "show " + thread;
                results.add(callers.submit(() -> {
                    while (!enough.get()) {
                        assertThat(connection.execute(command)).isEqualTo("probe: " + command);
                        assertThat(Thread.interrupted()).isFalse();
                        answered.incrementAndGet();
                    }
                }));
            }
            for (int round = 0; round < 20; round++) {
                Bundle bundle = install(example);
                long before = answered.get();
                Eventually.await(
                        Duration.ofSeconds(10), () -> "calls were made", () -> answered.get() > before + 2 * THREADS);
                bundle.uninstall();
            }
            enough.set(true);
            for (Future<?> result : results) {
                result.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            enough.set(true);
            callers.shutdownNow();
        }
        assertThat(connection.isConnected()).isTrue();
        if (example.equals("audit-log")) {
            assertThat(Files.readAllLines(file())).allMatch(line -> line.split("\t").length == 8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit-log", "result-cache"})
    void nothingOfAnExampleIsKeptThatWasUsedAndUninstalled(String example) throws Exception {
        Bundle bundle = install(example);
        device.execute("show version");
        device.execute("show version");
        WeakReference<ClassLoader> loader = Removal.loaderOf(bundle);
        Removal.uninstall(bundle, Duration.ofMillis(TIMEOUT_MILLIS));
        Removal.awaitCollected(Duration.ofSeconds(30), example, loader);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
