// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionManager;
import org.plugboard.connection.Connector;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;

/** Statements 1–28 of the semantics: what a connection manager does with one caller. */
class ConnectionManagerTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Tag("semantics-1")
    void everyDeviceHasOneManagerThatRefersToItWeakly() {
        Device device = bench.device();
        ConnectionManager manager = device.connectionManager();
        device.instantiate();
        assertThat(device.connectionManager()).isSameAs(manager);
        assertThat(manager.device()).isSameAs(device);
        assertThat(bench.device().connectionManager()).isNotSameAs(manager);
        WeakReference<Device> gone = new WeakReference<>(device);
        device = null;
        Garbage.awaitCollected(gone);
        assertThatThrownBy(manager::device).hasMessageContaining("nobody held it");
    }

    @Test
    @Tag("semantics-2")
    void onlyTheManagerMakesAndDropsConnections() {
        Device device = bench.device();
        Connection connection = device.instantiate();
        assertThatThrownBy(() -> device.connectionManager().connections().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        connection.destroy();
        assertThat(device.connectionManager().connections()).isEmpty();
    }

    @Test
    @Tag("semantics-3")
    void aConnectionIsAnInstanceOfItsConnectionClass() {
        Device device = bench.device();
        Connection connection = device.connect(using("cli"));
        assertThat(connection.connectionClass()).isEqualTo("cli");
        assertThat(bench.cli.sessions).hasSize(1);
        assertThat(connection.services()).containsExactly("add", "configure", "execute", "receive", "send", "sing");
    }

    @Test
    @Tag("semantics-4")
    void anAliasIsUniqueWithinItsDevice() {
        Device device = bench.device();
        Connection one = device.instantiate(via("a").alias("x"));
        Connection other = device.instantiate(via("b").alias("y"));
        assertThat(one.alias()).isEqualTo("x");
        assertThat(other.alias()).isEqualTo("y");
        assertThat(device.instantiate(via("a").alias("x"))).isSameAs(one);
        assertThat(bench.device().instantiate(via("a").alias("x"))).isNotSameAs(one);
    }

    @Test
    @Tag("semantics-5")
    void withoutAliasAndDefaultTheAliasIsDefault() {
        assertThat(bench.device().instantiate().alias()).isEqualTo("default");
    }

    @Test
    @Tag("semantics-6")
    void connectionsIsAMapFromAliasToObject() {
        Device device = bench.device();
        Connection vty = device.instantiate(via("b").alias("vty"));
        Connection standard = device.instantiate();
        assertThat(device.connectionManager().connections())
                .containsEntry("vty", vty)
                .containsEntry("default", standard);
        assertThat(device.connectionManager().connections().keySet()).containsExactly("vty", "default");
    }

    @Test
    @Tag("semantics-7")
    void viaNamesAnEntryOfTheConnectionsBlock() {
        Device device = bench.device();
        assertThat(device.instantiate(via("b")).path().orElseThrow().protocol()).contains("telnet");
        assertThatThrownBy(() -> device.instantiate(via("c").alias("x")))
                .isInstanceOfSatisfying(UnknownNameException.class, unknown -> assertThat(unknown.known())
                        .containsExactly("a", "b"))
                .hasMessage("R1: no path 'c'; did you mean 'a'? there are: a, b");
    }

    @Test
    @Tag("semantics-8")
    void withoutViaTheClassDecidesForItself() {
        Device device = bench.device();
        bench.cli.onCreate = context -> {
            assertThat(context.path()).isEmpty();
            assertThat(context.paths()).extracting("name").containsExactly("a", "b");
            context.on(context.paths().get(1));
        };
        Connection connection = device.instantiate();
        assertThat(connection.path()).isEmpty();
        connection.connect();
        assertThat(connection.path().orElseThrow().name()).isEqualTo("b");
    }

    @Test
    @Tag("semantics-13")
    void instantiateStoresAndReturnsTheObjectAndDoesNotConnect() {
        Device device = bench.device();
        Connection connection = device.instantiate(via("a"));
        assertThat(device.alias("default")).isSameAs(connection);
        assertThat(connection.isConnected()).isFalse();
        assertThat(connection.state()).isEqualTo(Connection.State.DISCONNECTED);
        assertThat(bench.cli.sessions).isEmpty();
    }

    @Test
    @Tag("semantics-14")
    void connectInstantiatesWhenNeededThenConnects() {
        Device device = bench.device();
        Connection connection = device.connect(via("a"));
        assertThat(device.alias("default")).isSameAs(connection);
        assertThat(connection.state()).isEqualTo(Connection.State.CONNECTED);
        assertThat(bench.cli.last().log).containsExactly("connect");
    }

    @Test
    @Tag("semantics-15")
    void connectOnAKnownAliasUsesTheStoredObject() {
        Device device = bench.device();
        Connection stored = device.instantiate(via("a").alias("x"));
        assertThat(device.connect(ConnectRequest.defaults().alias("x"))).isSameAs(stored);
        assertThat(device.connect(ConnectRequest.defaults().alias("x"))).isSameAs(stored);
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @Test
    @Tag("semantics-16")
    void everythingThatTheManagerDoesNotTakeGoesToTheClass() {
        bench.cli.onCreate =
                context -> assertThat(context.arguments().number("speed", 0)).isEqualTo(7);
        bench.device().connect(using("cli").alias("x").overPath("b").with("speed", 7));
        assertThat(bench.cli.last().context.alias()).isEqualTo("x");
        assertThat(bench.cli.last().context.path().orElseThrow().name()).isEqualTo("b");
    }

    @Test
    void anotherNameOfItsClassAndItsOwnFactoryAreNothingNew() {
        Device device = bench.device();
        TestClass unregistered = new TestClass();
        try (Logged logged = Logged.by(DeviceConnections.class)) {
            device.connect(using("cli").overPath("a"));
            device.connect(using("unicon.Unicon").overPath("a"));
            device.connect(using(unregistered).alias("x").overPath("a"));
            device.connect(using(unregistered).alias("x").overPath("a"));
            assertThat(logged.messages()).isEmpty();
            device.connect(using(new TestClass()).alias("x").overPath("a"));
            assertThat(logged.messages()).hasSize(1);
        }
    }

    @Test
    @Tag("semantics-17")
    void disconnectCallsTheObjectAndKeepsIt() {
        Device device = bench.device();
        Connection connection = device.connect(via("a").alias("x"));
        device.disconnect("x");
        assertThat(bench.cli.last().log).containsExactly("connect", "disconnect");
        assertThat(device.alias("x")).isSameAs(connection);
        assertThat(connection.isConnected()).isFalse();
        assertThatThrownBy(() -> connection.execute("show clock"))
                .isInstanceOf(NotConnectedException.class)
                .hasMessage("R1/x: not connected; call connect() first");
    }

    @Test
    @Tag("semantics-18")
    void connectingAgainReopensTheSameObject() {
        Device device = bench.device();
        Connection connection = device.connect();
        device.disconnect();
        assertThat(device.connect()).isSameAs(connection);
        assertThat(connection.execute("again")).isEqualTo("default: again");
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    @Tag("semantics-19")
    void destroyDisconnectsAndRemovesForGood() {
        Device device = bench.device();
        Connection connection = device.connect();
        device.destroy();
        assertThat(bench.cli.last().log).containsExactly("connect", "disconnect");
        assertThat(device.connectionManager().connections()).isEmpty();
        assertThat(connection.state()).isEqualTo(Connection.State.DESTROYED);
        assertThatThrownBy(connection::connect)
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("was destroyed");
        assertThat(device.connect()).isNotSameAs(connection);
    }

    @Test
    @Tag("semantics-20")
    void isConnectedIsTheObjectsAnswerAndFalseForAnUnknownAlias() {
        Device device = bench.device();
        device.connect(via("a").alias("x"));
        assertThat(device.isConnected("x")).isTrue();
        bench.cli.last().connected = false;
        assertThat(device.isConnected("x")).isFalse();
        assertThat(device.isConnected("nobody")).isFalse();
    }

    @Test
    void aSessionThatIsFoundDeadIsReplacedByTheNextConnect() {
        Device device = bench.device();
        device.connect();
        TestSession dead = bench.cli.last();
        dead.connected = false;
        device.connect();
        assertThat(bench.cli.last()).isNotSameAs(dead);
        assertThat(dead.log).endsWith("disconnect");
        assertThat(device.isConnected()).isTrue();
    }

    @Test
    @Tag("semantics-21")
    void disconnectAllDisconnectsAllAndKeepsAll() {
        Device device = bench.device();
        device.connect(via("a").alias("x"));
        device.connect(via("b").alias("y"));
        device.disconnectAll();
        assertThat(bench.cli.sessions)
                .allSatisfy(session -> assertThat(session.log).endsWith("disconnect"));
        assertThat(device.connectionManager().connections().keySet()).containsExactly("x", "y");
    }

    @Test
    @Tag("semantics-22")
    void destroyAllDisconnectsAllAndEmptiesTheMap() {
        Device device = bench.device();
        device.connect(via("a").alias("x"));
        device.connect(via("b").alias("y"));
        device.destroyAll();
        assertThat(bench.cli.sessions)
                .allSatisfy(session -> assertThat(session.log).endsWith("disconnect"));
        assertThat(device.connectionManager().connections()).isEmpty();
    }

    @Test
    void disconnectAllTriesAllAndThrowsOneExceptionWithAllFailures() {
        Device device = bench.device();
        device.connect(via("a").alias("x"));
        device.connect(via("b").alias("y"));
        device.connect(via("b").alias("z"));
        bench.cli.onDisconnect = session -> {
            if (!session.context.alias().equals("y")) {
                throw new IllegalStateException("cannot end " + session.context.alias());
            }
        };
        assertThatThrownBy(device::disconnectAll)
                .isInstanceOfSatisfying(SeveralFailedException.class, several -> assertThat(several.failures())
                        .hasSize(2))
                .hasMessageContaining("R1: 2 of 3 connections failed to disconnect");
        assertThat(bench.cli.sessions)
                .allSatisfy(session -> assertThat(session.log).endsWith("disconnect"));
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    @Tag("semantics-23")
    void theCallsTakeAnAliasAndMeanTheDefaultOneWithout() {
        Device device = bench.device();
        device.connect();
        device.connect(via("b").alias("x"));
        device.disconnect("x");
        assertThat(device.isConnected("x")).isFalse();
        assertThat(device.isConnected()).isTrue();
        device.disconnect();
        assertThat(device.isConnected()).isFalse();
        device.destroy("x");
        assertThat(device.connectionManager().connections().keySet()).containsExactly("default");
        device.destroy();
        assertThat(device.connectionManager().connections()).isEmpty();
    }

    @Test
    @Tag("semantics-24")
    void theDeviceHasTheManagersOwnMethods() {
        Set<String> ofBoth = Arrays.stream(Connector.class.getMethods())
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        assertThat(ofBoth)
                .containsAll(List.of(
                        "instantiate",
                        "connect",
                        "disconnect",
                        "destroy",
                        "isConnected",
                        "disconnectAll",
                        "destroyAll",
                        "alias"));
        Device device = bench.device();
        Connection connection = device.connectionManager().connect();
        assertThat(device.alias("default")).isSameAs(connection);
        assertThat(device.isConnected())
                .isEqualTo(device.connectionManager().isConnected())
                .isTrue();
        device.disconnectAll();
        assertThat(device.connectionManager().isConnected()).isFalse();
    }

    @Test
    @Tag("semantics-25")
    void aServiceOfTheDeviceIsTheOneOfItsDefaultConnection() {
        Device device = bench.device();
        assertThatThrownBy(() -> device.execute("show clock"))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("R1: no connection is the default one; call connect() first");
        device.connect(via("b").alias("x"));
        device.connect();
        assertThat(device.execute("show clock")).isEqualTo("default: show clock");
        assertThat(device.configure("hostname R2")).isEqualTo("configured hostname R2");
        assertThat(device.call("add", "2", 3)).isEqualTo(5);
        assertThat(device.as(Echo.class).add(4, 5)).isEqualTo(9);
    }

    @Test
    @Tag("semantics-26")
    void anAliasGivesThatConnectionFromDeviceAndManager() {
        Device device = bench.device();
        Connection vty = device.connect(via("b").alias("vty_1"));
        assertThat(device.alias("vty_1")).isSameAs(vty);
        assertThat(device.connectionManager().alias("vty_1")).isSameAs(vty);
        assertThat(device.alias("vty_1").execute("who")).isEqualTo("vty_1: who");
        assertThatThrownBy(() -> device.alias("vty_2"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("R1: no connection of alias 'vty_2'; did you mean 'vty_1'? there are: vty_1");
    }

    @Test
    @Tag("semantics-27")
    void anAliasHoldsLettersDigitsAndUnderscoresOnly() {
        Device device = bench.device();
        for (String alias : List.of("", "1st", "vty-1", "vty 1", "a.b", "é")) {
            assertThatThrownBy(() -> device.instantiate(via("a").alias(alias)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("'" + alias + "' is no alias");
        }
        assertThat(device.instantiate(via("a").alias("_vty_1")).alias()).isEqualTo("_vty_1");
    }

    @Test
    @Tag("semantics-28")
    void severalAliasesUseOnePathAtOnce() {
        Device device = bench.device();
        device.connect(via("a").alias("x"));
        device.connect(via("a").alias("y"));
        assertThat(device.alias("x").execute("1")).isEqualTo("x: 1");
        assertThat(device.alias("y").execute("2")).isEqualTo("y: 2");
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    void theSameRequestAgainIsNothingToWarnOf() {
        Device device = bench.device();
        Connection stored = device.connect(via("a").alias("x").pool(2).with("lock_timeout", 1));
        try (Logged logged = Logged.by(DeviceConnections.class)) {
            assertThat(device.connect(via("a").alias("x").pool(2).with("lock_timeout", 1)))
                    .isSameAs(stored);
            assertThat(logged.messages()).isEmpty();
        }
    }

    @Test
    void anExistingAliasKeepsItsClassAndPathWhateverTheRequestSays() {
        bench.add("other");
        Device device = bench.device();
        Connection stored = device.connect(via("a").alias("x"));
        Connection again;
        try (Logged logged = Logged.by(DeviceConnections.class)) {
            again = device.connect(using("other").alias("x").overPath("b").with("size", 1));
            assertThat(logged.messages())
                    .singleElement()
                    .asString()
                    .endsWith("ignored: class other, path b, argument size; destroy it first, or take another alias");
        }
        assertThat(again).isSameAs(stored);
        assertThat(again.connectionClass()).isEqualTo("cli");
        assertThat(again.path().orElseThrow().name()).isEqualTo("a");
    }

    @Test
    void aFactoryObjectCanBeGivenInsteadOfAName() {
        TestClass unregistered = new TestClass();
        Connection connection = bench.device().connect(using(unregistered).overPath("a"));
        assertThat(connection.connectionClass()).isEqualTo("TestClass");
        assertThat(unregistered.sessions).hasSize(1);
        connection.disconnect();
        connection.connect();
        assertThat(unregistered.sessions).hasSize(2);
    }
}
