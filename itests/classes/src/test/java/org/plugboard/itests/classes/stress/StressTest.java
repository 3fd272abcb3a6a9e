// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.PoolFigures;
import org.plugboard.contract.Eventually;
import org.plugboard.contract.Footprint;

/**
 * Many callers of the same plain connections, leases and pools of every class, through hooks that come and go, on devices
 * that die, while connections are closed, opened and destroyed, callers are interrupted and answers are held back: every
 * answer must be that to its own command, and every failure one that was to be expected.
 *
 * <p>{@code plugboard.stress.seed} repeats what every caller does, though not how they meet; {@code plugboard.stress.calls}
 * is how many calls are to be answered, {@code plugboard.stress.callers} how many threads call.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StressTest {

    private static final long SEED = Long.getLong("plugboard.stress.seed", new SecureRandom().nextInt(1_000_000));
    private static final long CALLS = Long.getLong("plugboard.stress.calls", 100_000);
    private static final int CALLERS = Integer.getInteger("plugboard.stress.callers", 12);

    private final Logger ours = Logger.getLogger("org.plugboard");
    private final Logger servers = Logger.getLogger("org.apache.sshd");

    @TempDir
    Path folder;

    /** Thousands of connections come and go, most of them not in peace. */
    @BeforeEach
    void logLess() {
        ours.setLevel(Level.WARNING);
        servers.setLevel(Level.OFF);
    }

    @AfterEach
    void logAgain() {
        ours.setLevel(null);
        servers.setLevel(null);
    }

    @Test
    @Tag("semantics-41")
    @Tag("semantics-46")
    void everyAnswerIsThatToItsOwnCommandWhateverHappens() throws Exception {
        Footprint before = footprint();
        Findings findings = new Findings();
        Nonces nonces = new Nonces(SEED, findings);
        System.out.printf("stress: plugboard.stress.seed=%d, %d calls, %d callers%n", SEED, CALLS, CALLERS);
        try (Lab lab = new Lab(folder, nonces)) {
            lab.lines().forEach(line -> line.connection().connect());
            long begun = System.nanoTime();
            Company company = new Company(CALLERS, SEED, CALLS, lab, nonces, findings);
            company.work();
            System.out.printf(
                    "stress: %d answers in %.1f s; what else there was: %s%n",
                    findings.answers(), (System.nanoTime() - begun) / 1e9, findings.counts());
            assertThat(findings.all()).as("seed %d", SEED).isEmpty();
            lab.lines().forEach(StressTest::assertAtRest);
            Talk talk = new Talk(company, new Random(SEED));
            for (Line line : lab.lines()) {
                talk.ask(line.connection(), line, Question.ASK);
            }
            assertThat(findings.all()).as("seed %d, at the end", SEED).isEmpty();
            lab.peers().forEach(StressTest::assertNothingIsLeft);
        }
        Footprint.awaitNoPlugboard();
        before.awaitNoMore();
    }

    /** What there is before a test makes anything. */
    static Footprint footprint() throws IOException {
        // The JDK keeps a socket of its own from the first one on.
        new ServerSocket(0).close();
        return Footprint.now();
    }

    private static void assertAtRest(Line line) {
        line.connection().connect();
        Eventually.await(
                () -> line + ": " + line.connection().pool(),
                () -> line.connection().pool().map(StressTest::isAtRest).orElse(true));
        if (line.alias().equals(Line.COUNTED)) {
            assertThat(line.connection().pool().orElseThrow().borrowed())
                    .as("borrowings of %s, seed %d", line, SEED)
                    .isEqualTo(line.uses().sum());
        }
    }

    private static boolean isAtRest(PoolFigures pool) {
        return pool.total() > 0
                && pool.total() <= pool.size()
                && pool.free() == pool.total()
                && pool.busy() == 0
                && pool.waiting() == 0;
    }

    private static void assertNothingIsLeft(Peer peer) {
        peer.device().destroyAll();
        assertThat(peer.device().connectionManager().connections()).isEmpty();
        Eventually.await(() -> peer.clients() + " clients of " + peer.name(), () -> peer.clients() == 0);
    }
}
