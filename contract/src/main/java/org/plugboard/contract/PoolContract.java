// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.PoolFigures;

/** What a pool of any class is; and the life of one connection. */
public abstract class PoolContract extends LifeContract {

    /** How many workers most of the pools have. */
    protected static final int SIZE = 3;

    private static final int CALLERS = 8;
    private static final int CALLS_OF_EACH = 15;

    /** For the subclass. */
    protected PoolContract() {}

    /** A pool under the alias {@code pool}. */
    protected Connection pool(int size) {
        return device().connect(request().alias("pool").pool(size));
    }

    /** Its figures now. */
    protected static PoolFigures figures(Connection pool) {
        return pool.pool().orElseThrow();
    }

    /** Waits, with a bound, until no worker is lent and none is being connected. */
    protected static void awaitAllFree(Connection pool) {
        Eventually.await(
                () -> figures(pool).toString(),
                () -> figures(pool).free() == figures(pool).size());
    }

    /** Waits, with a bound, until so many callers wait for a worker. */
    protected static void awaitWaiting(Connection pool, int callers) {
        Eventually.await(() -> figures(pool).toString(), () -> figures(pool).waiting() == callers);
    }

    /** Asks a lease the question of this number and fails unless exactly its answer comes. */
    protected final void assertAnswers(Lease lease, int number) {
        assertThat(lease.execute(question(number))).isEqualTo(answer(number));
    }

    @Test
    @Tag("semantics-45")
    void aPoolIsAConnectionWithMoreWorkers() {
        Connection pool = pool(SIZE);

        assertThat(pool.connectionClass()).isEqualTo(className());
        assertThat(device().alias("pool")).isSameAs(pool);
        assertThat(figures(pool).total()).isEqualTo(SIZE);
        assertAnswers(pool, 1);
        assertThat(pool.call("EXECUTE", question(2))).hasToString(answer(2));
        assertThatThrownBy(() -> pool.call("telegraph", "stop")).isInstanceOf(NotSupportedException.class);
        pool.disconnect();
        assertThatThrownBy(() -> pool.execute(question(3))).isInstanceOf(NotConnectedException.class);
        assertThat(device().connect(request().alias("pool"))).isSameAs(pool);
        assertAnswers(pool, 4);
        assertThat(figures(pool).total()).isEqualTo(SIZE);
    }

    @Test
    @Tag("semantics-46")
    void eachOfManyCallersOfAPoolGetsItsOwnAnswers() throws Exception {
        Connection pool = pool(SIZE);
        List<Calling> callers = IntStream.range(0, CALLERS)
                .mapToObj(caller -> Calling.start(() -> {
                    for (int call = 0; call < CALLS_OF_EACH; call++) {
                        assertAnswers(pool, caller * CALLS_OF_EACH + call);
                    }
                    return null;
                }))
                .toList();

        for (Calling caller : callers) {
            caller.result();
        }
        awaitAllFree(pool);
        assertThat(figures(pool).borrowed()).isEqualTo(CALLERS * CALLS_OF_EACH);
        assertThat(figures(pool).replaced()).isZero();
    }

    @Test
    @Tag("semantics-48")
    void whoFindsNoFreeWorkerWaitsForALeaseToBeGivenBack() throws Exception {
        Connection pool = pool(2);
        Calling waiting;
        try (Lease one = pool.lease()) {
            try (Lease other = pool.lease()) {
                waiting = Calling.start(() -> pool.execute(question(7)));
                awaitWaiting(pool, 1);
                assertAnswers(one, 1);
                assertAnswers(other, 2);
            }
            assertThat(waiting.result()).isEqualTo(answer(7));
            assertAnswers(one, 3);
        }
        awaitAllFree(pool);
        assertThat(figures(pool).replaced()).isZero();
    }

    @Test
    void disconnectEndsLeasesAndSendsAwayWhoWaits() throws Exception {
        Connection pool = pool(2);
        List<Calling> waiting = new ArrayList<>();
        try (Lease one = pool.lease();
                Lease other = pool.lease()) {
            for (int caller = 1; caller <= SIZE; caller++) {
                waiting.add(Calling.start(() -> pool.execute(question(1))));
                awaitWaiting(pool, caller);
            }
            pool.disconnect();
            for (Calling caller : waiting) {
                assertThat(caller.failure())
                        .isInstanceOf(ConnectionClosedException.class)
                        .hasMessageContaining("it was disconnected");
            }
            assertThatThrownBy(() -> one.execute(question(2))).isInstanceOf(ConnectionClosedException.class);
            assertThatThrownBy(() -> other.execute(question(3))).isInstanceOf(ConnectionClosedException.class);
        }
        pool.connect();
        assertAnswers(pool, 4);
        assertThat(figures(pool).total()).isEqualTo(2);
    }
}
