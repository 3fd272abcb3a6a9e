// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.cli.Cli;
import org.plugboard.cli.Command;
import org.plugboard.cli.ErrorPatterns;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.PoolFigures;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Device;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.RpcErrorException;

/** Pools of sessions of real servers. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerPoolTest {

    private static final int SIZE = 5;
    private static final int CALLERS = 20;
    private static final int CALLS_OF_EACH = 25;

    @TempDir
    Path folder;

    private final EmbeddedPlugboard plugboard = Plugboards.withAllPlugins();

    @AfterEach
    void close() {
        plugboard.close();
    }

    private Connection pool(Target target, int size) {
        Target known = target.with("known_hosts", folder.resolve("known_hosts"));
        return plugboard
                .device(known.at("127.0.0.1", known.port(), known.login()))
                .connect(ConnectRequest.defaults().alias("pool").pool(size));
    }

    private static PoolFigures figures(Connection pool) {
        return pool.pool().orElseThrow();
    }

    private static void awaitAllFree(Connection pool) {
        Eventually.await(
                () -> figures(pool).toString(),
                () -> figures(pool).free() == figures(pool).size());
    }

    private static List<Lease> leaseAll(Connection pool) {
        return IntStream.range(0, figures(pool).size())
                .mapToObj(number -> pool.lease())
                .toList();
    }

    /** Each of the callers hears what it asked for. */
    private static void assertEachHearsItsOwn(Connection pool, int calls, String command, String answer)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<Void>> callers = IntStream.range(0, CALLERS)
                    .<Callable<Void>>mapToObj(caller -> () -> {
                        Random random = new Random(caller);
                        for (int call = 0; call < calls; call++) {
                            String nonce = "nonce-%d-%d-%06x".formatted(caller, call, random.nextInt(1 << 24));
                            // What says that there is no such command is an answer like another here.
                            Command asked = Command.of(command + nonce).failingOn(ErrorPatterns.NONE);
                            assertThat(pool.as(Cli.class).run(asked).text()).isEqualTo(answer + nonce);
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void manyCallersOfBashHearTheirOwnAlsoWhenWorkersWereKilled() throws Exception {
        try (OwnSshd sshd = OwnSshd.start(folder)) {
            Connection pool = pool(sshd.target(new BashSpeaker()), SIZE);
            assertEachHearsItsOwn(pool, CALLS_OF_EACH, "echo ", "");
            awaitAllFree(pool);
            assertThat(figures(pool).replaced()).isZero();

            try (Lease one = pool.lease()) {
                kill(one);
            }
            awaitAllFree(pool);
            assertThat(figures(pool).replaced()).isEqualTo(1);
            assertEachHearsItsOwn(pool, 2, "echo ", "");

            List<Lease> leases = leaseAll(pool);
            leases.forEach(ServerPoolTest::kill);
            leases.forEach(Lease::close);
            assertEachHearsItsOwn(pool, 2, "echo ", "");
            awaitAllFree(pool);
            assertThat(figures(pool).replaced()).isEqualTo(1 + SIZE);
        }
    }

    /** Kills the server's process of this session, and nothing else. */
    private static void kill(Lease worker) {
        long pid = Long.parseLong(worker.execute("echo $PPID"));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        assertThatThrownBy(() -> worker.execute("sleep 1000")).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void manyCallersOfVtyshHearTheirOwn() throws Exception {
        Servers servers = Servers.needed();
        Connection pool = pool(Target.of(servers, "ssh", "frr", "vtysh", new VtyshSpeaker(servers)), SIZE);
        try (Lease lease = pool.lease()) {
            lease.as(Cli.class).run(Command.of("configure terminal").changingMode());
        }
        assertEachHearsItsOwn(pool, CALLS_OF_EACH, "", "% Unknown command: ");
        awaitAllFree(pool);
        assertThat(figures(pool).replaced()).isZero();
    }

    @Test
    @Tag("semantics-53")
    void theFolderThatALeaseGoesToIsThatOfItsWorkerOnly() throws Exception {
        try (OwnSshd sshd = OwnSshd.start(folder)) {
            Connection pool = pool(sshd.target(new BashSpeaker()), 2);
            String elsewhere = folder.toRealPath().toString();
            try (Lease lease = pool.lease()) {
                lease.execute("cd " + elsewhere);
                assertThat(lease.execute("pwd")).isEqualTo(elsewhere);
                assertThat(pool.execute("pwd")).isNotEqualTo(elsewhere);
            }
            awaitAllFree(pool);
            List<Lease> leases = leaseAll(pool);
            assertThat(leases.stream().map(lease -> lease.execute("pwd")))
                    .containsOnlyOnce(elsewhere)
                    .hasSize(2);
            leases.forEach(Lease::close);
        }
    }

    /** The server gives a line to whoever can make its folder, like a device with a few of them. */
    @Test
    void aServerWithTooFewLinesGivesAPoolThatSaysSoAndGrowsWhenThereAreMore() throws Exception {
        Path lines = Files.createDirectory(folder.resolve("lines"));
        Path numbers = Files.writeString(folder.resolve("numbers"), "1 2 3");
        Path command = Files.writeString(
                folder.resolve("line"),
                "for i in $(cat %s); do mkdir %s/$i 2>/dev/null && exec bash -i; done; echo 'no more lines'; exit 1\n"
                        .formatted(numbers, lines));
        try (OwnSshd sshd = OwnSshd.start(folder, port -> List.of("ForceCommand bash " + command))) {
            Connection pool = pool(sshd.target(new BashSpeaker()), SIZE);

            assertThat(figures(pool).total()).isEqualTo(3);
            assertThat(figures(pool).lastFailure())
                    .hasValueSatisfying(
                            why -> assertThat(why).startsWith("device/pool#").contains("no more lines"));
            assertThat(pool.execute("echo it works")).isEqualTo("it works");
            Files.writeString(numbers, "1 2 3 4 5");
            awaitAllFree(pool);
            assertThat(figures(pool).total()).isEqualTo(SIZE);
        }
    }

    @Test
    void whoIsNotLetInIsRefusedOncePerWorkerAndNotAgain() throws Exception {
        try (OwnSshd sshd = OwnSshd.start(folder)) {
            Target target = sshd.target(new BashSpeaker()).with("known_hosts", folder.resolve("known_hosts"));
            Device device = plugboard.device(target.at("127.0.0.1", target.port(), target.wrongLogin()));

            AuthenticationException refused = catchThrowableOfType(
                    AuthenticationException.class,
                    () -> device.connect(ConnectRequest.defaults().alias("pool").pool(SIZE)));

            assertThat(refused).isNotNull();
            assertThat(refused.getSuppressed()).hasSize(SIZE - 1);
            assertThat(device.isConnected("pool")).isFalse();
            Eventually.await(() -> "the server saw fewer", () -> sshd.said("Invalid user nobody-here") == SIZE);
            plugboard.close();
            assertThat(sshd.said("Invalid user nobody-here")).isEqualTo(SIZE);
        }
    }

    @Test
    void aLockOfNetconfdIsGoneWithItsLease() throws Exception {
        try (OwnNetconfd server = OwnNetconfd.start(folder)) {
            Device device = plugboard.device(server.device(server.port()));
            Connection pool =
                    device.connect(ConnectRequest.defaults().alias("pool").pool(3));
            Netconf onPool = pool.as(Netconf.class);
            assertThatThrownBy(() -> onPool.lock(Datastore.RUNNING)).isInstanceOf(InvalidRequestException.class);
            try (Lease other = pool.lease()) {
                Netconf otherWorker = other.as(Netconf.class);
                try (Lease lease = pool.lease()) {
                    lease.as(Netconf.class).lock(Datastore.RUNNING);
                    assertThatThrownBy(() -> otherWorker.lock(Datastore.RUNNING))
                            .isInstanceOf(RpcErrorException.class);
                    assertThatThrownBy(() -> pool.execute("lock candidate"))
                            .isInstanceOf(InvalidRequestException.class);
                    lease.execute("lock candidate");
                }
                Eventually.await(
                        () -> figures(pool).toString(), () -> figures(pool).free() == 2);
                otherWorker.lock(Datastore.RUNNING);
                otherWorker.lock(Datastore.CANDIDATE);
            }
            awaitAllFree(pool);
            assertThat(figures(pool).replaced()).isZero();
            List<Lease> leases = leaseAll(pool);
            assertThat(leases.stream().map(lease -> lease.as(Netconf.class).sessionId()))
                    .doesNotHaveDuplicates()
                    .hasSize(3);
            leases.forEach(Lease::close);
        }
    }
}
