// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.RunsCallersCode;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.device.Device;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/** How the services of a connection are found and called: statements 35 and 38–40, and the rules of the design. */
class ServicesTest {

    /** A service interface with every kind of parameter. */
    @ServiceInterface
    public interface Store {
        enum Datastore {
            RUNNING,
            CANDIDATE
        }

        String getConfig(Datastore from);

        String getConfig(Datastore from, Duration timeout);

        String lines(List<String> lines);

        boolean flag(boolean value);

        String range(Range range);

        String ranges(List<Range> ranges);

        String file(java.nio.file.Path file);

        @RunsCallersCode
        String work(Supplier<String> work);
    }

    /** A value that says itself how people write it. */
    public record Range(int from, int to) {

        public static Range of(String text) {
            String[] ends = text.split("-", 2);
            if (ends.length < 2) {
                throw new IllegalArgumentException("a range such as 1-3 is wanted");
            }
            return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
    }

    /** A session that offers {@link Store} and nothing that the base services could be. */
    static class StoreSession implements Session, Store {
        @Override
        public void connect(Deadline deadline) {}

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public void disconnect(Deadline deadline) {}

        @Override
        public String getConfig(Datastore from) {
            return "config of " + from;
        }

        @Override
        public String getConfig(Datastore from, Duration timeout) {
            return "config of " + from + " within " + timeout;
        }

        @Override
        public String lines(List<String> lines) {
            return String.join("|", lines);
        }

        @Override
        public String range(Range range) {
            return range.from() + " to " + range.to();
        }

        @Override
        public String file(java.nio.file.Path file) {
            return file.getFileName().toString();
        }

        @Override
        public String ranges(List<Range> ranges) {
            return ranges.stream().map(this::range).collect(Collectors.joining(", "));
        }

        @Override
        public String work(Supplier<String> work) {
            return work.get();
        }

        @Override
        public boolean flag(boolean value) {
            if (!value) {
                throw new IllegalStateException("a bug of the plugin");
            }
            return true;
        }
    }

    private final TestBench bench = new TestBench();

    private Connection store() {
        return bench.device().connect(using((ConnectionFactory) context -> new StoreSession()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aListTakesWhatItsElementsAreWrittenAs() {
        assertThat(store().call("ranges", "1-3")).isEqualTo("1 to 3");
        assertThat(store().call("ranges", List.of("1-3", new Range(4, 5)))).isEqualTo("1 to 3, 4 to 5");
        assertThatThrownBy(() -> store().call("ranges", "1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("argument ranges of ranges is '1'; a range such as 1-3 is wanted");
    }

    @Test
    void whatTheCodeOfACallerThrowsComesOutAsItIs() {
        Store store = store().as(Store.class);
        assertThat(store.work(() -> "done")).isEqualTo("done");
        IllegalStateException own = new IllegalStateException("mine");
        assertThatThrownBy(() -> store.work(() -> {
                    throw own;
                }))
                .isSameAs(own);
        assertThatThrownBy(() -> store.flag(false)).isInstanceOf(ServiceFailedException.class);
    }

    @Test
    @Tag("semantics-35")
    void aConnectionOffersDevicePathStateAndTheBaseServices() {
        Device device = bench.device();
        Connection connection = device.connect(via("a"));
        assertThat(connection.device()).isSameAs(device);
        assertThat(connection.path().map(Path::entries).orElseThrow())
                .containsEntry("protocol", "ssh")
                .containsEntry("ip", "192.0.2.1");
        assertThat(connection.isConnected()).isTrue();
        assertThat(connection.execute("x")).isEqualTo("default: x");
        assertThat(connection.configure("x")).isEqualTo("configured x");
        connection.send("abc");
        assertThat(bench.cli.last().log).endsWith("send abc");
        assertThat(connection.receive()).isEqualTo("received");
        connection.disconnect();
        assertThat(connection.isConnected()).isFalse();
    }

    @Test
    @Tag("semantics-36")
    void eachConnectionHasASessionOfItsOwn() {
        Device device = bench.device();
        device.connect(via("a").alias("x"));
        device.connect(via("a").alias("y"));
        assertThat(bench.cli.sessions).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @Tag("semantics-38")
    void aServiceThatTheClassLacksIsNotSupported() {
        Connection connection = store();
        assertThatThrownBy(() -> connection.execute("show clock"))
                .isInstanceOf(NotSupportedException.class)
                .hasMessage(
                        "R1/default: its class has no service 'execute'; it has: file, flag, getConfig, lines, range, ranges, work");
        assertThatThrownBy(() -> connection.configure("x")).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> connection.send("x")).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(connection::receive).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> connection.as(Echo.class)).isInstanceOf(NotSupportedException.class);
    }

    @Test
    @Tag("semantics-39")
    void whateverTheArgumentsTheNotSupportedErrorSurfaces() {
        Connection connection = store();
        assertThatThrownBy(() -> connection.call("execute", 1, null, List.of(), "x"))
                .isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> connection.call("getconfigs")).hasMessageContaining("did you mean 'getConfig'?");
    }

    @Test
    @Tag("semantics-40")
    @SuppressWarnings("deprecation")
    void configIsAnOldNameOfConfigureAndWarns() {
        Connection connection = bench.device().connect();
        try (Logged logged = Logged.by(ServiceCalls.class)) {
            assertThat(connection.config("x")).isEqualTo("configured x");
            assertThat(logged.messages())
                    .anySatisfy(message -> assertThat(message).contains("config is an old name; call configure"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"getConfig", "get-config", "get_config", "GETCONFIG", "Get-Config"})
    void aServiceIsFoundHoweverItsNameIsWritten(String name) {
        assertThat(store().call(name, "running")).isEqualTo("config of RUNNING");
    }

    @Test
    void textsBecomeTheTypesOfTheParameters() {
        Connection connection = store();
        assertThat(connection.call("get-config", "candidate", "2.5")).isEqualTo("config of CANDIDATE within PT2.5S");
        assertThat(connection.call("lines", "one")).isEqualTo("one");
        assertThat(connection.call("lines", List.of("one", "two"))).isEqualTo("one|two");
        assertThat(connection.call("flag", "yes")).isEqualTo(true);
        assertThatThrownBy(() -> connection.call("get-config", "startup"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/default: argument from of getConfig is 'startup'; one of running, candidate is wanted");
        assertThatThrownBy(() -> connection.call("get-config", "running", "soon"))
                .hasMessageContaining("not a time such as 30, 0.5, 250ms or 2m");
        assertThatThrownBy(() -> connection.call("get-config"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("get-config does not take 0 arguments; there are: getConfig(Datastore from), ");
    }

    @Test
    void aValueThatSaysHowItIsWrittenIsReadSo() {
        Connection connection = store();
        assertThat(connection.call("range", "1-3")).isEqualTo("1 to 3");
        assertThat(connection.call("range", new Range(2, 4))).isEqualTo("2 to 4");
        assertThatThrownBy(() -> connection.call("range", "5"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/default: argument ")
                .hasMessageEndingWith(" of range is '5'; a range such as 1-3 is wanted");
        assertThatThrownBy(() -> connection.call("range", "a-b")).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aFileIsGivenByItsName() {
        assertThat(store().call("file", "lab/R1.xml")).isEqualTo("R1.xml");
        assertThatThrownBy(() -> store().call("file", "a\0b"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(" of file is ");
    }

    @Test
    void aSecretIsNotTakenForAText() {
        Connection connection = bench.device().connect();
        assertThatThrownBy(() -> connection.call("execute", Secret.of("hunter2")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("a secret goes into no other parameter")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aPluginThatCannotSayWhetherItIsConnectedHidesNothing() {
        Connection connection = bench.device().connect();
        bench.cli.onExecute = session -> {
            session.broken = true;
            throw new ConnectionClosedException("R1/default: the real reason", "partial");
        };
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOfSatisfying(ConnectionClosedException.class, closed -> assertThat(closed.received())
                        .isEqualTo("partial"))
                .hasMessage("R1/default: the real reason");
        assertThat(connection.toString()).isEqualTo("R1/default (cli, DISCONNECTED)");
    }

    @Test
    void aTypedViewStaysValidAcrossReconnects() {
        Device device = bench.device();
        Connection connection = device.connect();
        Echo echo = connection.as(Echo.class);
        connection.disconnect();
        connection.connect();
        assertThat(echo.add(1, 2)).isEqualTo(3);
        assertThat(echo.equals(connection.as(Echo.class))).isFalse();
        assertThat(echo).hasToString("R1/default (cli, CONNECTED) as Echo");
    }

    @Test
    void onlyServiceInterfacesCanBeSeen() {
        assertThatThrownBy(() -> store().as(Runnable.class))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("java.lang.Runnable is no service interface");
    }

    @Test
    void anInterfaceOfThePluginsOwnBundleIsRefusedAndItsMethodsCanStillBeCalled() {
        Plugin<ConnectionFactory> own = new Plugin<>(
                context -> new StoreSession(), List.of("own"), List.of(), null, "own", 0, Store.class.getClassLoader());
        bench.core.contributions().addConnections(own);
        Connection connection = bench.device().connect(using("own"));
        assertThatThrownBy(() -> connection.as(Store.class))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is defined by the plugin's own bundle and would be gone with it");
        assertThat(connection.call("getConfig", "running")).isEqualTo("config of RUNNING");
    }

    /** Two names that people cannot tell apart. */
    @ServiceInterface
    public interface Ambiguous {
        String getConfig(String from);

        String get_config(String from);
    }

    abstract static class AmbiguousSession implements Session, Ambiguous {}

    static final class AmbiguousFactory implements ConnectionFactory {
        @Override
        public AmbiguousSession create(ConnectionContext context) {
            throw new IllegalStateException("refused before");
        }
    }

    @Test
    void twoServicesThatCouldBeMeantAreRefusedWhenTheClassIsRegistered() {
        Plugin<ConnectionFactory> plugin =
                new Plugin<>(new AmbiguousFactory(), List.of("x"), List.of(), null, "x", 0, null);
        assertThatThrownBy(() -> bench.core.contributions().addConnections(plugin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two services could be meant by");
        assertThat(bench.core.contributions().connections().names()).doesNotContain("x");
    }

    @Test
    void whatAPluginThrowsUndeclaredIsNamedWithClassAndOwner() {
        Connection connection = store();
        assertThatThrownBy(() -> connection.call("flag", false))
                .isInstanceOf(ServiceFailedException.class)
                .hasMessageContaining("R1/default: flag of class ")
                .hasMessageContaining("a bug of the plugin")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(connection.call("flag", true)).isEqualTo(true);
    }
}
