// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.defaults;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.connection.ConnectRequest.via;
import static org.plugboard.manager.internal.FollowBench.device;
import static org.plugboard.manager.internal.FollowBench.path;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;

/** What an edit of a followed file does to connections: it closes those that it concerns, and no others. */
@Timeout(60)
class FollowedConnectionsTest {

    @TempDir
    Path folder;

    private FollowBench bench;

    @BeforeEach
    void open() {
        bench = new FollowBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Device follow(DeviceFacts.Builder facts) {
        return bench.follow(facts.build()).testbed().device("R1");
    }

    private void edit(DeviceFacts.Builder facts) {
        bench.edit(facts.build());
    }

    private void assertClosed(Connection connection, String reason) {
        assertThat(connection.isConnected()).isFalse();
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessage(connection.device().name() + "/" + connection.alias() + ": the connection was closed: "
                        + reason + "; connect again");
    }

    @Test
    void aCallGoesOnOverAPathThatTheEditDoesNotConcern() throws Exception {
        Device r1 = follow(device("R1", "192.0.2.2"));
        Connection a = r1.connect(via("a").alias("a"));
        Connection b = r1.connect(via("b").alias("b"));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            inside.countDown();
            Threads.await(answer);
        };
        Caller<String> running = Caller.calls("running", () -> a.execute("show clock"));
        Threads.await(inside);
        edit(device("R1", "192.0.2.3"));
        assertThat(running.isDone()).isFalse();
        answer.countDown();
        assertThat(running.result()).isEqualTo("a: show clock");
        assertThat(a.isConnected()).isTrue();
        assertThat(b.isConnected()).isFalse();
        assertThat(bench.sessionOver(a).log).containsExactly("connect");
    }

    @Test
    void aCallOverAPathThatChangedEndsWithTheReasonAndTheHandleOpensOverTheNewOne() throws Exception {
        Device r1 = follow(device("R1", "192.0.2.2"));
        Connection b = r1.connect(via("b").alias("b"));
        TestSession before = bench.cli.last();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        bench.cli.onExecute = session -> {
            inside.countDown();
            Threads.await(ended);
            throw new IllegalStateException("pipe closed");
        };
        bench.cli.onDisconnect = session -> ended.countDown();
        Caller<String> running = Caller.calls("running", () -> b.execute("show clock"));
        Threads.await(inside);
        edit(device("R1", "192.0.2.3"));
        assertThat(running.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("R1/b: the connection was closed: path b of " + bench.place() + " changed");
        assertThat(before.log).containsExactly("connect", "disconnect");
        bench.cli.onExecute = session -> {};
        assertThat(r1.alias("b")).isSameAs(b);
        assertThat(b.connect().execute("x")).isEqualTo("b: x");
        assertThat(bench.cli.last().context.path().orElseThrow().host()).contains("192.0.2.3");
        assertThat(b.path().orElseThrow().host()).contains("192.0.2.3");
    }

    @Test
    void aPathThatIsGoneIsNamedWithThoseThatThereAre() {
        Device r1 = follow(device("R1", "192.0.2.2"));
        Connection b = r1.connect(via("b").alias("b"));
        edit(DeviceFacts.named("R1").path(path("a", "192.0.2.1")).path(path("c", "192.0.2.2")));
        assertClosed(b, "path b is gone from " + bench.place());
        assertThat(b.path()).isEmpty();
        assertThatThrownBy(b::connect)
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("R1: no path 'b'; did you mean")
                .hasMessageEndingWith("there are: a, c");
        edit(device("R1", "192.0.2.2"));
        assertThat(b.connect().isConnected()).isTrue();
    }

    private static Credentials level(String name, String password) {
        return new Credentials(Map.of(name, Credential.of("admin", password)), null);
    }

    private static DeviceFacts.Builder guarded(Credentials ofPath, Credentials ofDevice, Credentials ofTestbed) {
        return DeviceFacts.named("R1")
                .path(new org.plugboard.device.Path("a", Map.of("protocol", "ssh", "ip", "192.0.2.1"), ofPath))
                .credentials(ofDevice.within(ofTestbed));
    }

    @Test
    void credentialsOfAnyLevelCountWhereTheyAreUsed() {
        Device r1 = follow(guarded(level("enable", "e"), level("default", "d"), level("other", "o")));
        Connection a = r1.connect(via("a").alias("a"));
        edit(guarded(level("enable", "e"), level("default", "d"), level("other", "O!")));
        assertClosed(a, "credentials of " + bench.place() + " changed: other");
        a.connect();
        assertThat(bench.cli
                        .last()
                        .context
                        .credential("other")
                        .orElseThrow()
                        .password()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("O!");
        edit(guarded(level("enable", "e"), level("default", "D!"), level("other", "O!")));
        assertClosed(a, "credentials of " + bench.place() + " changed: default");
    }

    @Test
    void aCredentialThatAnInnerLevelHidesConcernsNobody() {
        Device r1 = follow(guarded(level("default", "inner"), Credentials.NONE, level("default", "outer")));
        Connection a = r1.connect(via("a").alias("a"));
        edit(guarded(level("default", "inner"), Credentials.NONE, level("default", "other")));
        assertThat(a.isConnected()).isTrue();
    }

    @Test
    void defaultsCountWhereNeitherCallNorPathSaysOtherwise() {
        bench.cli.onConnect = session -> session.context.arguments().number("speed", 0);
        DeviceFacts.Builder before = device("R1", "192.0.2.2").defaultsTo("speed", 1);
        Device r1 = follow(before);
        Connection plain = r1.connect(via("a").alias("plain"));
        Connection own = r1.connect(via("a").alias("own").with("speed", 7));
        edit(device("R1", "192.0.2.2").defaultsTo("speed", 2));
        assertClosed(plain, "defaults of " + bench.place() + " changed: speed");
        assertThat(own.isConnected()).isTrue();
        plain.connect();
        assertThat(bench.cli.last().context.arguments().number("speed", 0)).isEqualTo(2);
    }

    private static DeviceFacts.Builder onePath() {
        return DeviceFacts.named("R1").path(path("a", "192.0.2.1"));
    }

    @Test
    void anotherDefaultClassIsTakenByThoseThatNameNone() {
        TestClass other = bench.bench.add("other");
        Device r1 = follow(onePath().defaultsTo("class", "cli"));
        Connection plain = r1.connect(defaults().alias("plain"));
        Connection named = r1.connect(using("cli").alias("named"));
        edit(onePath().defaultsTo("class", "other"));
        assertClosed(plain, "the default class of " + bench.place() + " changed");
        assertThat(named.isConnected()).isTrue();
        assertThat(plain.connect().connectionClass()).isEqualTo("other");
        assertThat(other.sessions).hasSize(1);
    }

    @Test
    void whatKindOfDeviceItIsCountsAndWhatIsFreeFormDoesNot() {
        Device r1 = follow(device("R1", "192.0.2.2").os("iosxe"));
        Connection a = r1.connect(via("a").alias("a"));
        edit(device("R1", "192.0.2.2").os("iosxe").attribute("custom", Map.of("rack", 7)));
        assertThat(a.isConnected()).isTrue();
        assertThat(r1.facts().custom()).containsEntry("rack", 7);
        edit(device("R1", "192.0.2.2").os("nxos").attribute("custom", Map.of("rack", 7)));
        assertClosed(a, "the device of " + bench.place() + " changed: os");
        a.connect();
        assertThat(bench.cli.last().context.device().os()).contains("nxos");
        assertThat(r1).hasToString("R1 (nxos)");
    }

    @Test
    void ofPathsThatTheClassChoosesAmongTheChosenOneCounts() {
        bench.cli.onConnect = session -> session.context.placed("b", List.of("ssh"));
        Device r1 = follow(device("R1", "192.0.2.2"));
        Connection chosen = r1.connect(defaults().alias("x"));
        assertThat(chosen.path().orElseThrow().name()).isEqualTo("b");
        edit(device("R1", "192.0.2.2").path(path("c", "192.0.2.9")));
        assertThat(chosen.isConnected()).isTrue();
        edit(device("R1", "192.0.2.3").path(path("c", "192.0.2.9")));
        assertClosed(chosen, "path b of " + bench.place() + " changed");
        assertThat(chosen.connect().path().orElseThrow().host()).contains("192.0.2.3");
    }

    @Test
    void aPoolClosesLikeAnyConnectionAndItsWorkersConnectOverTheNewPath() {
        Device r1 = follow(device("R1", "192.0.2.2"));
        Connection pool = r1.connect(via("b").alias("pool").pool(2));
        Connection other = r1.connect(via("a").alias("other").pool(2));
        edit(device("R1", "192.0.2.3"));
        assertClosed(pool, "path b of " + bench.place() + " changed");
        assertThat(other.pool().orElseThrow().total()).isEqualTo(2);
        assertThat(other.execute("x")).isEqualTo("other: x");
        pool.connect();
        assertThat(pool.pool().orElseThrow().total()).isEqualTo(2);
        assertThat(bench.cli.last().context.path().orElseThrow().host()).contains("192.0.2.3");
    }

    @Test
    void aConnectThatIsGoingOnOverAPathThatChangesEndsWithTheReason() throws Exception {
        Device r1 = follow(device("R1", "192.0.2.2"));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> ended.countDown();
        bench.cli.onConnect = session -> {
            inside.countDown();
            Threads.await(ended);
            throw new IllegalStateException("pipe closed");
        };
        Caller<Connection> connecting = Caller.calls("connecting", () -> r1.connect(via("b").alias("b")));
        Threads.await(inside);
        edit(device("R1", "192.0.2.3"));
        assertThat(connecting.failure()).hasMessageContaining("path b of " + bench.place() + " changed");
        bench.cli.onConnect = session -> {};
        assertThat(r1.alias("b").connect().path().orElseThrow().host()).contains("192.0.2.3");
    }

    @Test
    void theDefaultAliasFollowsTheFileUntilTheUserSetsIt() {
        Device r1 = follow(device("R1", "192.0.2.2").defaultsTo("alias", "first"));
        edit(device("R1", "192.0.2.2").defaultsTo("alias", "second"));
        assertThat(r1.connectionManager().defaultAlias()).isEqualTo("second");
        r1.connectionManager().defaultAlias("mine");
        edit(device("R1", "192.0.2.2").defaultsTo("alias", "third"));
        assertThat(r1.connectionManager().defaultAlias()).isEqualTo("mine");
        edit(device("R1", "192.0.2.2").defaultsTo("via", "b"));
        assertThat(r1.connect(defaults().alias("x")).path().orElseThrow().name())
                .isEqualTo("b");
    }
}
