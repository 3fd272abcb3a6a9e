// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Finding;
import org.plugboard.device.PluginFacts;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.TestbedSource;

/** What Plugboard says about itself: classes, plugins, states, and what is to be said about a file. */
class PlugboardFactsTest {

    private static final String FILE = "lab.any";

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private void add(TestbedSource source) {
        bench.core
                .contributions()
                .sources()
                .add(new Plugin<>(source, List.of(), List.of(), null, "test reader", 0, null));
    }

    private static TestbedRequest request(UnaryOperator<String> environment) {
        return TestbedRequest.of(FILE).environment(environment);
    }

    private static Finding warning(int line) {
        return Finding.warning(FILE, line, 1, "warning " + line);
    }

    private static Finding error(int line) {
        return Finding.error(FILE, line, 1, "error " + line);
    }

    private static Optional<TestbedFacts> empty() {
        return Optional.of(new TestbedFacts("lab", List.of(), Map.of()));
    }

    @Test
    @Tag("semantics-98")
    void whatIsSaidAboutAFileComesInItsOrder() {
        add(reading -> {
            reading.report(warning(9));
            reading.report(warning(2));
            reading.report(error(5));
            throw new TestbedException("lab.any:5:1: error 5", List.of(error(5), error(7)));
        });
        assertThat(bench.core.validate(request(name -> null)))
                .containsExactly(warning(2), error(5), error(7), warning(9));
    }

    @Test
    @Tag("semantics-98")
    void aFileThatCannotBeReadAtAllIsAFindingWithoutALine() {
        add(reading -> {
            throw new TestbedException(FILE + ": no such file");
        });
        assertThat(bench.core.validate(request(name -> null)))
                .containsExactly(Finding.error(FILE, 0, 0, "no such file"));
        assertThat(bench.core.validate(request(name -> null))).first().hasToString("lab.any: error: no such file");
    }

    @Test
    void aFileThatNobodyKnowsIsAFindingToo() {
        add(reading -> Optional.empty());
        assertThat(bench.core.validate(request(name -> null)))
                .extracting(Finding::message)
                .containsExactly("none of the readers of testbeds here knows such a file;"
                        + " one in YAML ends in .yaml or .yml (readers: test reader)");
    }

    @Test
    void aReaderLearnsWhatIsHereAndWhetherTheFileIsOnlyValidated() {
        add(reading -> {
            assertThat(reading.connectionClasses()).containsExactly("cli", "unicon.Unicon");
            assertThat(reading.protocols()).containsExactly("ssh", "telnet");
            assertThat(reading.variable("A")).isEqualTo("value of A");
            reading.report(warning(reading.isValidation() ? 1 : 2));
            return empty();
        });
        assertThat(bench.core.validate(request(name -> "value of " + name))).containsExactly(warning(1));
        try (Logged logged = Logged.by(PlugboardCore.class)) {
            bench.core.load(request(name -> "value of " + name));
            assertThat(logged.messages()).containsExactly("lab.any:2:1: warning: warning 2");
        }
    }

    @Test
    void aReaderThatIsBrokenIsNamed() {
        add(reading -> {
            throw new IllegalStateException("a bug");
        });
        assertThatThrownBy(() -> bench.core.load(request(name -> null)))
                .isInstanceOf(TestbedException.class)
                .hasMessage(
                        "lab.any: the reader of testbeds test reader failed: java.lang.IllegalStateException: a bug")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(bench.core.validate(request(name -> null))).hasSize(1).allMatch(Finding::isError);
    }

    @Test
    void classesAreListedByNameWithWhatTheyServeAndOffer() {
        bench.add("another");
        assertThat(bench.core.connectionClasses())
                .containsExactly(
                        new ConnectionClassFacts(
                                List.of("another"),
                                List.of(),
                                null,
                                Set.of("add", "configure", "execute", "receive", "send", "sing"),
                                "test bundle of another"),
                        new ConnectionClassFacts(
                                List.of("cli", "unicon.Unicon"),
                                List.of("ssh", "telnet"),
                                "cli",
                                Set.of("add", "configure", "execute", "receive", "send", "sing"),
                                "test bundle of cli"));
    }

    @Test
    void ofTwoClassesWithOneNameTheOneIsListedThatIsTaken() {
        TestClass better = new TestClass();
        bench.core.contributions().addConnections(better.plugin(List.of("cli"), List.of(), null, 5));
        assertThat(bench.core.connectionClasses())
                .extracting(ConnectionClassFacts::names, facts -> facts.plugin())
                .containsExactly(
                        tuple(List.of("cli"), "test bundle of cli"),
                        tuple(List.of("unicon.Unicon"), "test bundle of cli"));
    }

    @Test
    void withoutAContainerWhoeverContributesIsInstalled() {
        add(reading -> Optional.empty());
        assertThat(bench.core.plugins())
                .containsExactly(
                        new PluginFacts("test bundle of cli", "", List.of("class cli, unicon.Unicon"), List.of()),
                        new PluginFacts("test reader", "", List.of("testbed files"), List.of()));
    }

    @Test
    void aConnectionSaysSinceWhenItIsInItsState() {
        Instant before = Instant.now();
        Connection connection = bench.device().instantiate(via("a"));
        Instant made = connection.since();
        assertThat(made).isBetween(before, Instant.now());
        connection.disconnect();
        assertThat(connection.since()).as("it was disconnected before").isEqualTo(made);
        later(made);
        connection.connect();
        Instant connected = connection.since();
        assertThat(connected).isAfter(made);
        connection.connect();
        assertThat(connection.since()).as("it was connected before").isEqualTo(connected);
        bench.cli.onExecute = session -> {
            session.connected = false;
            throw new ConnectionClosedException("R1/default: the peer closed");
        };
        later(connected);
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(ConnectionClosedException.class);
        Instant lost = connection.since();
        assertThat(lost).isAfter(connected);
        later(lost);
        connection.destroy();
        Instant destroyed = connection.since();
        connection.destroy();
        connection.disconnect();
        assertThat(destroyed).isAfter(lost);
        assertThat(connection.since()).as("it was destroyed before").isEqualTo(destroyed);
    }

    @Test
    void aConnectionThatWasLostSaysSoFromTheMomentWhenSomebodyLooks() {
        CountDownLatch clearedAway = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> clearedAway.countDown();
        Connection connection = bench.device().connect(via("a"));
        Instant connected = connection.since();
        later(connected);
        bench.cli.last().connected = false;

        assertThat(connection.since()).isAfter(connected);
        assertThat(connection.state()).isEqualTo(Connection.State.DISCONNECTED);
        Threads.await(clearedAway);
    }

    /** Returns when the clock has moved on, so that two moments can be told apart. */
    private static void later(Instant moment) {
        while (!Instant.now().isAfter(moment)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void theServicesOfAConnectionAreKnownBeforeItsFirstUseAndAfterItsLoss() {
        Connection connection = bench.device().instantiate(using("cli"));
        assertThat(connection.services()).contains("execute", "sing");
        connection.connect();
        bench.core.contributions().removeConnections(bench.cli.named("cli", "unicon.Unicon"));
        assertThat(connection.services()).as("its class has left").isEmpty();
        bench.core.contributions().addConnections(bench.cli.named("cli", "unicon.Unicon"));
        assertThat(connection.services()).as("its class has come back").contains("execute", "sing");
        Connection unsaid = bench.core
                .device(DeviceFacts.named("R2").build())
                .instantiate(using(context -> bench.cli.create(context)));
        assertThat(unsaid.services()).as("the class has not said").isEmpty();
        assertThat(unsaid.connect().services()).contains("execute", "sing");
    }
}
