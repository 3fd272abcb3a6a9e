// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.defaults;
import static org.plugboard.connection.ConnectRequest.via;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Asker;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.Secret;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.TestbedSource;

/** Credentials that come from a source when a session logs in. */
@Timeout(60)
class CredentialSourcesTest {

    private static final long BOUND_SECONDS = 30;

    private final TestBench bench = new TestBench();
    private final Queue<CredentialRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Credential> used = new ConcurrentLinkedQueue<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    CredentialSourcesTest() {
        bench.cli.onConnect = session -> {
            used.add(session.context.credential("default").orElseThrow());
            used.add(session.context.credential("default").orElseThrow());
        };
    }

    @AfterEach
    void close() {
        release.countDown();
        bench.close();
    }

    private Plugin<CredentialSource> add(String name, CredentialSource source) {
        Plugin<CredentialSource> plugin = new Plugin<>(
                (request, deadline) -> {
                    requests.add(request);
                    return source.fetch(request, deadline);
                },
                List.of(name),
                List.of(),
                null,
                "test bundle of " + name,
                0,
                null);
        bench.core.contributions().credentialSources().add(plugin);
        return plugin;
    }

    private static Credentials vault() {
        Map<String, Object> fields =
                new LinkedHashMap<>(Map.of("source", "vault", "key", "lab/r1", "username", "admin"));
        return Credentials.of(new Credential(fields));
    }

    private Device device() {
        return bench.core.device(TestBench.twoPaths().credentials(vault()).build());
    }

    /** Waits until it is interrupted, and then no more. */
    private Map<String, Object> hang() {
        asked.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new IllegalStateException("interrupted", e);
        }
        return Map.of();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(BOUND_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Tag("semantics-117")
    void aSourceGivesWhatDoesNotStandInTheFile() {
        add(
                "vault",
                (request, deadline) ->
                        Map.of("username", "other", "password", "hunter2", "token", new Named("of my own class")));
        device().connect();
        Credential credential = used.element();
        assertThat(credential.username()).contains("admin");
        assertThat(credential.password()).contains(Secret.of("hunter2"));
        assertThat(credential.fields())
                .containsEntry("token", "of my own class")
                .containsEntry("key", "lab/r1");
        assertThat(credential.source()).isEmpty();
        assertThat(credential.toString()).doesNotContain("hunter2");
        assertThat(requests)
                .containsExactly(new CredentialRequest(
                        "R1", "default", Map.of("key", "lab/r1", "username", "admin"), Asker.NOBODY));
    }

    @Test
    void itIsAskedOnceForEachSessionAndUnderNoLock() {
        LockWitness witness = new LockWitness();
        CredentialSource source = (request, deadline) -> Map.of("password", "pw " + requests.size());
        add("vault", witness.before(CredentialSource.class, source));
        Connection connection = device().connect();
        connection.disconnect();
        connection.connect();
        assertThat(requests).hasSize(2);
        assertThat(used)
                .map(credential -> credential.password().orElseThrow().reveal())
                .containsExactly("pw 1", "pw 1", "pw 2", "pw 2");
        assertThat(witness.violations()).isEmpty();
    }

    @Test
    void aCredentialThatIsNeededLaterHasATimeOfItsOwn() {
        Queue<Deadline> deadlines = new ConcurrentLinkedQueue<>();
        add("vault", (request, deadline) -> {
            deadlines.add(deadline);
            return Map.of();
        });
        Credential credential = vault().named("default").orElseThrow();
        Credentials two = new Credentials(Map.of("default", credential, "enable", credential), null);
        bench.core.device(TestBench.twoPaths().credentials(two).build()).connect();
        bench.cli.last().context.credential("enable");
        assertThat(deadlines).hasSize(2).extracting(Deadline::endNs).isSorted().doesNotHaveDuplicates();
        assertThat(deadlines)
                .extracting(Deadline::limit)
                .containsOnly(deadlines.element().limit());
    }

    @Test
    void aSourceThatIsNotHereIsNamedWithTheNearOne() {
        add("vault2", (request, deadline) -> Map.of());
        assertThatThrownBy(() -> device().connect())
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith(
                        "R1/default: no credential source 'vault'; did you mean 'vault2'? there are: vault2;"
                                + " credential default comes from it: is a plugin missing?");
        assertThat(requests).isEmpty();
    }

    @Test
    void whatASourceSaysIsToldBehindDeviceAndAlias() {
        try (Logged logged = Logged.by(SessionCredentials.class, Level.ALL)) {
            Plugin<CredentialSource> wrong = add("vault", (request, deadline) -> {
                throw new IllegalArgumentException("it has no argument 'key'");
            });
            assertThatThrownBy(() -> device().connect())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage(
                            "R1/default: source vault of test bundle of vault for credential default: it has no argument"
                                    + " 'key'");
            bench.core.contributions().removeCredentialSource(wrong);
            add("vault", (request, deadline) -> {
                throw new IllegalStateException("the vault is sealed");
            });
            assertThatThrownBy(() -> device().connect(via("a").alias("x")))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessage(
                            "R1/x: source vault of test bundle of vault for credential default: the vault is sealed");
            assertThat(logged.messages()).isEmpty();
        }
    }

    @Test
    void anOutageOfASourceDoesNotEndConnectingOnUse() {
        AtomicBoolean sealed = new AtomicBoolean();
        add("vault", (request, deadline) -> {
            if (sealed.get()) {
                throw new IllegalStateException("the vault is sealed");
            }
            return Map.of("password", "pw");
        });
        Connection connection = device().connect(via("a").with("reconnect", true));
        sealed.set(true);
        bench.cli.last().connected = false;
        assertThatThrownBy(() -> connection.execute("x")).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> connection.execute("x"))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("the vault is sealed")
                .hasMessageNotContaining("before connect()");
        sealed.set(false);
        Eventually.isTrue(() -> answers(connection));
    }

    private static boolean answers(Connection connection) {
        try {
            return connection.execute("x").equals("default: x");
        } catch (NotConnectedException e) {
            assertThat(e).hasMessageContaining("a call tries again in");
            return false;
        }
    }

    @Test
    void aSourceThatHangsEndsTheConnectAtItsDeadline() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        add("vault", (request, deadline) -> {
            Threads.awaitWhateverComes(left);
            return Map.of();
        });
        try {
            assertThatThrownBy(() -> device().connect(defaults().with("connect_timeout", "200ms")))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessageStartingWith(
                            "R1/default: source vault of test bundle of vault for credential default: it did"
                                    + " not come in 200 ms; give it more time by the argument connect_timeout");
        } finally {
            left.countDown();
        }
    }

    @Test
    void aDisconnectEndsTheConnectThatWaitsForASource() throws Exception {
        add("vault", (request, deadline) -> hang());
        Connection connection = device().instantiate();
        Caller<Connection> caller = Caller.calls("caller", connection::connect);
        await(asked);
        connection.disconnect();
        assertThat(caller.failure()).isInstanceOf(ConnectionClosedException.class);
        await(interrupted);
    }

    @Test
    void anInterruptOfTheCallerReachesTheSource() throws Exception {
        add("vault", (request, deadline) -> hang());
        Device device = device();
        Caller<Connection> caller = Caller.calls("caller", device::connect);
        await(asked);
        caller.interrupt();
        assertThat(caller.failure()).hasMessageContaining("interrupted");
        await(interrupted);
    }

    @Test
    void aSourceThatIsWithdrawnWhileItIsAskedEndsTheConnect() throws Exception {
        Plugin<CredentialSource> plugin = add("vault", (request, deadline) -> hang());
        Device device = device();
        Caller<Connection> caller = Caller.calls("caller", device::connect);
        await(asked);
        bench.core.contributions().removeCredentialSource(plugin);
        assertThat(caller.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("test bundle of vault was removed");
        await(interrupted);
    }

    /** The session goes on, and its handle is held. */
    @Test
    void nothingIsKeptOfASourceThatWasWithdrawn() {
        Device device = device();
        WeakReference<Object> gone = connectedAndWithdrawn(device);
        requests.clear();
        Garbage.awaitCollected(gone);
        assertThat(device.isConnected()).isTrue();
        device.disconnect();
        assertThatThrownBy(() -> device.connect(defaults().with("plugin_timeout", Duration.ZERO)))
                .isInstanceOf(UnknownNameException.class);
        assertThat(requests).isEmpty();
    }

    private WeakReference<Object> connectedAndWithdrawn(Device device) {
        Object ofThePlugin = new Object();
        Plugin<CredentialSource> plugin =
                add("vault", (request, deadline) -> Map.of("password", "pw", "token", new Named(ofThePlugin)));
        device.connect();
        bench.core.contributions().removeCredentialSource(plugin);
        return new WeakReference<>(ofThePlugin);
    }

    private record Named(Object object) {

        @Override
        public String toString() {
            return object.toString();
        }
    }

    @Test
    void whoWasThereWhenTheTestbedWasLoadedCanBeAsked() {
        add(
                "vault",
                (request, deadline) -> Map.of(
                        "password", request.asker().ask("password?", true).orElseThrow()));
        TestbedSource reader = reading -> Optional.of(new TestbedFacts(
                "lab", List.of(TestBench.twoPaths().credentials(vault()).build()), Map.of()));
        bench.core.contributions().sources().add(new Plugin<>(reader, List.of(), List.of(), null, "reader", 0, null));
        TestbedRequest request =
                TestbedRequest.of("lab.any").asking((question, hidden) -> Optional.of(question + hidden));
        bench.core.load(request).device("R1").connect();
        assertThat(used.element().password()).contains(Secret.of("password?true"));
    }
}
