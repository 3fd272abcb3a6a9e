// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.Lease;

/** All of the contract, for a class that leads to a device: this is what its author extends. Here, what a pool does when wires break. */
public abstract class PeerPoolContract extends PeerContract {

    private static final int ROUNDS = 8;

    /** For the subclass. */
    protected PeerPoolContract() {}

    @Override
    protected final Connection pool(int size) {
        return device().connect(request().alias("pool").pool(size).with("connect_timeout", CONNECT_TIMEOUT));
    }

    /** As many calls as there are workers, all of whose answers are on their way and do not come. */
    private List<Calling> callsOnAllWorkers(Connection pool) throws InterruptedException {
        awaitAllFree(pool);
        relay().holdAfter(0);
        List<Calling> callings = IntStream.range(0, SIZE)
                .mapToObj(number -> Calling.start(() -> pool.call("execute", question(number), LONG)))
                .toList();
        // A worker that is busy may not have asked yet.
        relay().awaitHeld(SIZE);
        return callings;
    }

    private void assertHeals(Connection pool) {
        awaitAllFree(pool);
        List<Lease> leases = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            leases.add(pool.lease());
        }
        for (int number = 0; number < SIZE; number++) {
            assertAnswers(leases.get(number), 30 + number);
            leases.get(number).close();
        }
        awaitAllFree(pool);
        assertThat(relay().open()).isEqualTo(SIZE);
    }

    @Test
    @Tag("semantics-44")
    void aPoolAnswersAsManyCallsAtOnceAsItHasWorkers() throws Exception {
        Connection pool = pool(SIZE);
        assertThat(relay().accepted()).isEqualTo(SIZE);
        List<Calling> callings = callsOnAllWorkers(pool);
        relay().release();

        for (int number = 0; number < SIZE; number++) {
            assertThat(callings.get(number).result()).isEqualTo(answer(number));
        }
        assertHeals(pool);
        assertThat(relay().accepted()).isEqualTo(SIZE);
    }

    @Test
    void aWireThatBreaksUnderACallEndsThatCallOnlyAndItsWorkerIsReplaced() throws Exception {
        Connection pool = pool(SIZE);
        List<Calling> callings = callsOnAllWorkers(pool);
        relay().cut(2);
        relay().release();

        int failed = 0;
        for (int number = 0; number < SIZE; number++) {
            failed += hasFailed(callings.get(number), answer(number)) ? 1 : 0;
        }
        assertThat(failed).isEqualTo(1);
        assertHeals(pool);
        assertThat(figures(pool).replaced()).isEqualTo(1);
        assertThat(relay().accepted()).isEqualTo(SIZE + 1);
    }

    /** Whether the call ended because its connection was closed; the only other end is the right answer. */
    private static boolean hasFailed(Calling calling, String answer) throws InterruptedException, TimeoutException {
        try {
            assertThat(calling.result()).isEqualTo(answer);
            return false;
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("/pool#");
            return true;
        }
    }

    @Test
    void workersWhoseWiresBrokeWhileNobodyCalledAreNeverHandedOut() throws IOException {
        Connection pool = pool(SIZE);
        assertAnswers(pool, 1);
        awaitAllFree(pool);
        relay().cut();
        Eventually.await(() -> "it is " + pool.state(), () -> !pool.isConnected());
        for (int number = 2; number < 2 + 2 * SIZE; number++) {
            assertAnswers(pool, number);
        }
        List<Lease> leases = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            leases.add(pool.lease());
            assertAnswers(leases.get(number), 10 + number);
        }
        leases.forEach(Lease::close);
        assertHeals(pool);
        assertThat(figures(pool).replaced()).isEqualTo(SIZE);
    }

    @Test
    void callsWaitForADeviceThatIsAwayAndAreAnsweredWhenItIsBack() throws Exception {
        Connection pool = pool(SIZE);
        int before = relay().accepted();
        relay().leave();
        Eventually.await(() -> "it is " + pool.state(), () -> !pool.isConnected());
        List<Calling> callings = IntStream.range(0, 2 * SIZE)
                .mapToObj(number -> Calling.start(() -> pool.execute(question(number))))
                .toList();
        awaitWaiting(pool, 2 * SIZE);
        Eventually.await(() -> figures(pool).toString(), () -> relay().accepted() > before);
        Eventually.await(
                () -> figures(pool).toString(),
                () -> figures(pool).lastFailure().isPresent());
        assertThat(pool.state()).isEqualTo(Connection.State.CONNECTING);
        relay().comeBack();

        for (int number = 0; number < 2 * SIZE; number++) {
            assertThat(callings.get(number).result()).isEqualTo(answer(number));
        }
        assertHeals(pool);
    }

    @Test
    void disconnectEndsTheCallsInsideAPoolAndSendsAwayWhoWaits() throws Exception {
        Connection pool = pool(SIZE);
        List<Calling> callings = new ArrayList<>(callsOnAllWorkers(pool));
        for (int caller = 1; caller <= 2; caller++) {
            callings.add(Calling.start(() -> pool.execute(question(8))));
            awaitWaiting(pool, caller);
        }
        pool.disconnect();

        for (Calling calling : callings) {
            assertThat(calling.failure())
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("it was disconnected");
        }
        awaitHungUp();
        relay().release();
        pool.connect();
        assertHeals(pool);
    }

    @Test
    void aPoolWithAWrongPasswordTriesEachWorkerOnceAndNeverAgain() {
        assertThat(catchThrowableOfType(AuthenticationException.class, () -> stranger("wr0ng")
                        .connect(request().alias("pool").pool(SIZE))))
                .isNotNull();
        awaitHungUp();
        assertThat(relay().accepted()).isEqualTo(SIZE);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("plugboard connect"));
    }

    @Test
    void nothingIsLeftBehindByManyPools() throws Exception {
        round(0);
        round(1);
        awaitHungUp();
        Footprint before = Footprint.now();
        for (int number = 2; number < ROUNDS; number++) {
            round(number);
        }
        awaitHungUp();
        before.awaitNoMore();
        plugboard().close();
        Footprint.awaitNoPlugboard();
    }

    /** Ends in turns by disconnect and by destroy, with a worker that was lost and one that is leased. */
    private void round(int number) throws IOException {
        Connection pool = pool(SIZE);
        assertAnswers(pool, number);
        relay().cut(relay().accepted());
        try (Lease lease = pool.lease()) {
            assertThat(lease.connection()).isSameAs(pool);
            if (number % 2 == 0) {
                pool.disconnect();
            } else {
                pool.destroy();
            }
        }
    }
}
