// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.PoolFigures;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceOutcome;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Schema;
import org.plugboard.netconf.Xml;
import org.w3c.dom.NodeList;

/**
 * Many simulated devices of OpenDaylight. They differ from RFC 6241: a configuration belongs to a session and is the same in every
 * datastore, an edit replaces all of it, filters select nothing, a lock is always given, discarding discards nothing.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TestToolTest {

    private static final int DEVICES = 20;
    private static final int AT_ONCE = 100;
    private static final String MONITORING = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";
    private static final String CONFIGURATION = "<system xmlns=\"urn:lab\"><location>rack 7</location></system>";

    @TempDir
    private static Path shared;

    private static TestTool tool;

    @TempDir
    private Path folder;

    private Lab lab;

    @BeforeAll
    static void start() throws IOException {
        tool = TestTool.start(
                DEVICES, TestTool.Kind.NOTIFYING, Lab.file("notifications.xml", shared), shared.resolve("log"));
    }

    @AfterAll
    static void end() {
        tool.close();
    }

    @BeforeEach
    void load() throws IOException {
        lab = new Lab(folder, tool.ports(), TestTool.PASSWORD, "");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Device device() {
        return lab.testbed().device("d1");
    }

    private Netconf netconf() {
        return device().connect().as(Netconf.class);
    }

    private static List<String> texts(Xml xml, String element) {
        NodeList found = xml.document().getElementsByTagNameNS("*", element);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static List<String> schemas(Netconf netconf) {
        return netconf.schemas().stream().map(Schema::identifier).toList();
    }

    @Test
    void twentyDevicesAreConnectedAtOnceAndEachAnswers() {
        assertThat(lab.testbed().all().connect()).hasSize(DEVICES).allMatch(DeviceOutcome::ok);
        for (Device device : lab.testbed().devices()) {
            Netconf netconf = device.connect().as(Netconf.class);
            netconf.editConfig(
                    Datastore.CANDIDATE, "<system xmlns='urn:lab'><name>%s</name></system>".formatted(device.name()));
            assertThat(texts(netconf.getConfig(Datastore.CANDIDATE), "name")).containsExactly(device.name());
        }
        assertThat(lab.testbed().all().call("get_config", "running")).allMatch(DeviceOutcome::ok);
    }

    @Test
    void itsHelloHasBothVersionsAndAModuleForEachSchema() {
        Netconf netconf = netconf();
        assertThat(netconf.sessionId()).isPositive();
        assertThat(netconf.capabilities())
                .contains("urn:ietf:params:netconf:base:1.0", "urn:ietf:params:netconf:base:1.1")
                .anyMatch(capability -> capability.startsWith(MONITORING + "?module=ietf-netconf-monitoring"));
    }

    @Test
    void whatASessionEditsItReads() {
        Netconf netconf = netconf();
        netconf.lock(Datastore.CANDIDATE);
        netconf.editConfig(Datastore.CANDIDATE, CONFIGURATION);
        netconf.commit();
        netconf.unlock(Datastore.CANDIDATE);
        assertThat(texts(netconf.getConfig(Datastore.RUNNING), "location")).containsExactly("rack 7");
        assertThat(texts(netconf.get(), "location")).contains("rack 7");
        netconf.discardChanges();

        Netconf other =
                device().connect(ConnectRequest.via("nc").alias("other")).as(Netconf.class);
        assertThat(texts(other.getConfig(Datastore.RUNNING), "location"))
                .as("what another session has edited")
                .isEmpty();
        other.lock(Datastore.CANDIDATE);
        netconf.lock(Datastore.CANDIDATE);
    }

    @Test
    void everySchemaThatItListsIsGiven() {
        Netconf netconf = netconf();
        List<String> names = schemas(netconf);
        assertThat(names).contains("ietf-netconf-monitoring", "ietf-yang-types", "ietf-inet-types");
        for (String name : names) {
            assertThat(netconf.getSchema(name)).contains("module " + name);
        }
    }

    @Test
    void aSchemaThatItDoesNotHaveIsRefused() {
        Netconf netconf = netconf();
        assertThat(Lab.refusal(() -> netconf.getSchema("no-such-module"))
                        .error()
                        .tag())
                .isEqualTo("operation-failed");
        assertThat(netconf.getSchema("ietf-inet-types")).contains("module ietf-inet-types");
    }

    @Test
    void anEditWithoutAConfigurationIsRefusedAndTheSessionGoesOn() {
        Netconf netconf = netconf();
        netconf.editConfig(Datastore.CANDIDATE, CONFIGURATION);
        RpcErrorException refused =
                Lab.refusal(() -> netconf.rpc("<edit-config><target><candidate/></target></edit-config>"));
        assertThat(refused).hasMessageStartingWith("d1/default: ").hasMessageContaining("One element config expected");
        assertThat(refused.error().tag()).isEqualTo("invalid-value");
        assertThat(texts(netconf.getConfig(Datastore.CANDIDATE), "location")).containsExactly("rack 7");
    }

    @Test
    void anOperationThatItDoesNotKnowIsRefusedByItsTag() {
        Netconf netconf = netconf();
        assertThat(Lab.refusal(() -> netconf.rpc("<reload xmlns='urn:lab'/>"))
                        .error()
                        .tag())
                .isEqualTo("operation-not-supported");
    }

    @Test
    void notificationsThatComeAmongRepliesDisturbNobody() {
        Netconf netconf = netconf();
        netconf.rpc("<create-subscription xmlns='urn:ietf:params:xml:ns:netconf:notification:1.0'/>");
        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(netconf.getConfig(Datastore.RUNNING).text()).startsWith("<data");
        }
    }

    @Test
    void whoHasAnotherPasswordIsNotLetIn() throws IOException {
        try (Lab wrong = new Lab(folder, tool.ports(), "guessed", "")) {
            AuthenticationException refused = catchThrowableOfType(
                    AuthenticationException.class,
                    () -> wrong.testbed().device("d1").connect());
            assertThat(refused).isNotNull().hasMessageStartingWith("d1/default: ssh lab@127.0.0.1:");
            assertThat(refused.getMessage()).doesNotContain("guessed");
        }
    }

    @Test
    void theSessionsOfAPoolServeManyThreads() throws Exception {
        Connection pool =
                device().connect(ConnectRequest.via("nc").alias("pool").pool(5));
        assertThat(atOnce(i -> schemas(pool.as(Netconf.class))))
                .allSatisfy(names -> assertThat(names).contains("ietf-netconf-monitoring"));
        PoolFigures figures = pool.pool().orElseThrow();
        assertThat(figures.size()).isEqualTo(5);
        assertThat(figures.replaced()).isZero();
    }

    @Test
    void aHundredRequestsAreUnderWayOnOneSessionAndEachGetsItsOwnAnswer() throws Exception {
        Netconf netconf = netconf();
        List<String> names = schemas(netconf);
        List<String> given = atOnce(i -> netconf.getSchema(names.get(i % names.size())));
        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(given.get(i)).contains("module " + names.get(i % names.size()));
        }
    }

    /** A question of each of many threads. */
    private interface Question<T> {
        T ask(int thread);
    }

    private static <T> List<T> atOnce(Question<T> question) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(IntStream.range(0, AT_ONCE)
                    .<Callable<T>>mapToObj(i -> () -> question.ask(i))
                    .toList())) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whenItsProcessIsKilledEveryCallThatWaitsEnds() throws Exception {
        try (TestTool own = TestTool.start(2, TestTool.Kind.CONFIGURED, large(), folder.resolve("log"));
                Lab killed = new Lab(folder, own.ports(), TestTool.PASSWORD, "")) {
            Connection connection = killed.testbed().device("d2").connect();
            Netconf netconf = connection.as(Netconf.class);
            ExecutorService threads = Executors.newCachedThreadPool();
            try {
                CompletionService<Xml> answered = new ExecutorCompletionService<>(threads);
                List<Future<Xml>> calls = IntStream.range(0, AT_ONCE)
                        .mapToObj(i -> answered.submit(() -> netconf.getConfig(Datastore.RUNNING)))
                        .toList();
                answered.take().get();
                own.kill();
                List<Throwable> failures = new ArrayList<>();
                for (Future<Xml> call : calls) {
                    try {
                        call.get(60, TimeUnit.SECONDS);
                    } catch (ExecutionException e) {
                        failures.add(e.getCause());
                    }
                }
                assertThat(failures).isNotEmpty().allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessageStartingWith("d2/default: "));
            } finally {
                threads.shutdownNow();
            }
            Eventually.await(() -> "it is " + connection.state(), () -> !connection.isConnected());
        }
    }

    /** So much that a hundred replies do not come before the end. */
    private Path large() throws IOException {
        return Files.writeString(
                folder.resolve("large.xml"),
                IntStream.range(0, 100)
                        .mapToObj(i -> "<interface><name>%d</name><description>%s</description></interface>"
                                .formatted(i, "x".repeat(2_000)))
                        .collect(Collectors.joining("", "<config><system xmlns='urn:lab'>", "</system></config>")));
    }
}
