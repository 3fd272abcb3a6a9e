// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.plugin.tcp.internal.TcpTransportFactory;
import org.plugboard.spi.ConnectionFactory;

/**
 * The life of a connection of any class, from {@code instantiate} to {@code destroy}. Holds for a class that leads nowhere as well; one
 * that leads to a device runs {@link PeerPoolContract}, which has all of it.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class LifeContract {

    private static final int THREADS = 8;
    private static final int CALLS_OF_EACH = 25;

    private EmbeddedPlugboard plugboard;
    private Device device;

    /** For the subclass. */
    protected LifeContract() {}

    /** Services that no class has. */
    @ServiceInterface
    interface Telegraph {
        String telegraph(String text);
    }

    /** The name by which a testbed chooses the class. */
    protected abstract String className();

    /** What is tested. */
    protected abstract ConnectionFactory newFactory();

    /** A plugboard that has the class and what it needs of others: by default the transport {@code tcp}. */
    protected EmbeddedPlugboard plugboardWith(ConnectionFactory factory) {
        return EmbeddedPlugboard.builder()
                .connections(factory)
                .transports(new TcpTransportFactory())
                .build();
    }

    /** The device that a connection of the class is made to: by default one without a path. */
    protected DeviceFacts facts() {
        return DeviceFacts.named("phoenix").build();
    }

    /** What is asked by {@code execute}; any two numbers give two questions. */
    protected abstract String question(int number);

    /** The whole answer to the question of this number, which is that of no other question. */
    protected abstract String answer(int number);

    @BeforeEach
    void start() {
        startWith(newFactory());
    }

    private void startWith(ConnectionFactory factory) {
        plugboard = plugboardWith(factory);
        device = plugboard.device(facts());
    }

    @AfterEach
    void stop() {
        plugboard.close();
    }

    /** The plugboard of the running test, closed behind it. */
    protected final EmbeddedPlugboard plugboard() {
        return plugboard;
    }

    /** The device of the running test. */
    protected final Device device() {
        return device;
    }

    /** Asks for a connection of the class. */
    protected final ConnectRequest request() {
        return ConnectRequest.using(className());
    }

    /** Asks the question of this number and fails unless exactly its answer comes. */
    protected final void assertAnswers(Connection connection, int number) {
        assertThat(connection.execute(question(number))).isEqualTo(answer(number));
    }

    @Test
    @Tag("semantics-13")
    void whatIsInstantiatedIsNotConnected() {
        Connection connection = device.instantiate(request());

        assertThat(connection.state()).isEqualTo(Connection.State.DISCONNECTED);
        assertThat(device.isConnected()).isFalse();
        assertThatThrownBy(() -> connection.execute(question(1))).isInstanceOf(NotConnectedException.class);
        assertThat(device.connectionManager().connections()).containsValue(connection);
    }

    @Test
    @Tag("semantics-15")
    void connectOpensWhatWasInstantiated() {
        Connection connection = device.instantiate(request());

        assertThat(device.connect(request())).isSameAs(connection);
        assertThat(connection.isConnected()).isTrue();
        assertThat(connection.connectionClass()).isEqualTo(className());
        assertAnswers(connection, 1);
    }

    @Test
    @Tag("semantics-17")
    @Tag("semantics-18")
    void disconnectKeepsTheHandleAndConnectOpensItAgain() {
        Connection connection = device.connect(request());
        connection.disconnect();

        assertThat(connection.isConnected()).isFalse();
        assertThat(connection.state()).isEqualTo(Connection.State.DISCONNECTED);
        assertThatThrownBy(() -> connection.execute(question(1))).isInstanceOf(NotConnectedException.class);

        for (int round = 0; round < 3; round++) {
            assertThat(device.connect(request())).isSameAs(connection);
            assertAnswers(connection, round);
            connection.disconnect();
            connection.disconnect();
        }
    }

    @Test
    void toConnectWhatIsConnectedDoesNothing() {
        Connection connection = device.connect(request());

        assertThat(connection.connect()).isSameAs(connection);
        assertAnswers(connection, 1);
    }

    @Test
    @Tag("semantics-4")
    @Tag("semantics-28")
    void twoAliasesAreTwoConnections() {
        Connection one = device.connect(request().alias("one"));
        Connection two = device.connect(request().alias("two"));

        assertThat(device.alias("one")).isSameAs(one).isNotSameAs(two);
        assertThat(device.alias("two")).isSameAs(two);
        assertThat(device.isConnected("one")).isTrue();
        one.disconnect();
        assertThat(device.isConnected("one")).isFalse();
        assertAnswers(two, 2);
    }

    @Test
    @Tag("semantics-19")
    void aDestroyedConnectionIsGoneAndItsAliasFree() {
        Connection connection = device.connect(request().alias("x"));
        device.destroy("x");

        assertThat(device.connectionManager().connections()).isEmpty();
        assertThat(connection.state()).isEqualTo(Connection.State.DESTROYED);
        assertThat(device.isConnected("x")).isFalse();
        assertThatThrownBy(connection::connect).isInstanceOf(NotConnectedException.class);
        assertThatThrownBy(() -> connection.execute(question(1))).isInstanceOf(NotConnectedException.class);
        Connection next = device.connect(request().alias("x"));
        assertThat(next).isNotSameAs(connection);
        assertAnswers(next, 1);
    }

    @Test
    void anUnknownArgumentIsRefusedByName() {
        Connection connection = device.instantiate(request().with("no_such_argument", 1));

        assertThat(catchThrowableOfType(UnknownNameException.class, connection::connect))
                .hasMessageStartingWith(device.name() + "/")
                .extracting(UnknownNameException::name)
                .isEqualTo("no_such_argument");
        assertThat(connection.isConnected()).isFalse();
    }

    @Test
    void aServiceThatTheClassDoesNotHaveIsNotSupportedAndTheConnectionGoesOn() {
        Connection connection = device.connect(request());

        assertThatThrownBy(() -> connection.call("telegraph", "stop")).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> connection.as(Telegraph.class)).isInstanceOf(NotSupportedException.class);
        assertThatThrownBy(() -> connection.call("execute")).isInstanceOf(InvalidRequestException.class);
        assertAnswers(connection, 1);
    }

    @Test
    @Tag("semantics-38")
    void aServiceIsTheSameByNameOnTheConnectionAndOnTheDevice() {
        Connection connection = device.connect(request());

        assertThat(connection.call("execute", question(1))).hasToString(answer(1));
        assertThat(connection.call("EXECUTE", question(2))).hasToString(answer(2));
        assertThat(device.execute(question(3))).isEqualTo(answer(3));
        assertThat(connection.services()).contains("execute");
    }

    @Test
    void eachOfManyThreadsGetsItsOwnAnswers() throws Exception {
        Connection connection = device.connect(request());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> askers = IntStream.range(0, THREADS)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        for (int call = 0; call < CALLS_OF_EACH; call++) {
                            assertAnswers(connection, thread * CALLS_OF_EACH + call);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> asker : threads.invokeAll(askers)) {
                asker.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingPlugboardDisconnects() {
        Connection connection = device.connect(request());
        plugboard.close();

        assertThat(connection.isConnected()).isFalse();
    }

    /** Whatever keeps it keeps each version of a plugin that was ever dropped: a thread, a static list of others, a hook of the JVM. */
    @Test
    void nothingKeepsTheClassLoaderOfAPluginThatIsGone() {
        assumeTrue(Reloaded.canCopy(newFactory()), "the factory has no constructor without arguments");
        WeakReference<ClassLoader> loader = callWithACopy();

        Eventually.await(() -> "the class loader of " + className() + " is kept", () -> {
            System.gc();
            return loader.refersTo(null);
        });
    }

    /** In a method of its own, so that no variable of the test holds what it is about. */
    private WeakReference<ClassLoader> callWithACopy() {
        plugboard.close();
        ConnectionFactory copy = Reloaded.copyOf(newFactory());
        startWith(copy);
        Connection connection = device.connect(request());
        assertAnswers(connection, 1);
        connection.disconnect();
        connection.connect();
        assertAnswers(connection, 2);
        plugboard.close();
        start();
        return new WeakReference<>(copy.getClass().getClassLoader());
    }
}
