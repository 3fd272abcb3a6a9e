// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is told when things come late. */
@Timeout(60)
class ChronicleTest {

    private final TestBench bench = new TestBench();
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Opening pool() {
        return new TestOpening()
                .on("ending", nothing -> Optional.empty())
                .on("protocols", nothing -> Set.of())
                .opening();
    }

    @Test
    void aWorkerOfThePoolBeforeIsNotToldAsOneOfThisPool() {
        Chronicle chronicle = ((ManagedConnection) bench.device().instantiate()).chronicle();
        bench.core.listen(heard);
        Opening before = pool();
        Opening pool = pool();
        chronicle.opened(before);
        chronicle.ended(before, Ending.DISCONNECTED);
        chronicle.opened(pool);
        chronicle.workerLost(pool, 1, Ending.lost("it was lost"));
        chronicle.workerConnected(before, 7);
        chronicle.workerConnected(pool, 3);
        assertThat(heard.await(5).subList(2, 5))
                .containsExactly(
                        "R1/default: CONNECTED", "R1/default#1: LOST: it was lost", "R1/default#3: RECONNECTED");
    }
}
