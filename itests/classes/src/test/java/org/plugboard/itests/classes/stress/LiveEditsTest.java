// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.contract.Footprint;
import org.plugboard.contract.Threads;

/**
 * Callers of plain connections, leases and pools while the file of their testbed is edited, rightly and wrongly: every answer is
 * that to its own command, a call that an edit ends says which, and what no edit concerns stays open.
 *
 * <p>{@code plugboard.live.seed} repeats the edits, though not how they meet the calls; {@code plugboard.live.rounds} is how often
 * the file is edited, two edits at a time, each of which takes two looks of the follower.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveEditsTest {

    private static final long SEED = Long.getLong("plugboard.live.seed", new SecureRandom().nextInt(1_000_000));
    private static final int ROUNDS = Integer.getInteger("plugboard.live.rounds", 6);
    private static final int EDITS_AT_A_TIME = 2;
    private static final int CALLERS = 6;

    private final Logger ours = Logger.getLogger("org.plugboard");
    private final Logger servers = Logger.getLogger("org.apache.sshd");

    @TempDir
    Path folder;

    private final Findings findings = new Findings();

    /** Every mistake of the editor is warned of. */
    @BeforeEach
    void logLess() {
        ours.setLevel(Level.SEVERE);
        servers.setLevel(Level.OFF);
    }

    @AfterEach
    void logAgain() {
        ours.setLevel(null);
        servers.setLevel(null);
    }

    @Test
    void callsGoOnWhileTheFileIsEditedAndOnlyThoseFailWhosePathIs() throws Exception {
        Footprint before = StressTest.footprint();
        System.out.printf("live: plugboard.live.seed=%d, %d rounds, %d callers%n", SEED, ROUNDS, CALLERS);
        Nonces nonces = new Nonces(SEED, findings);
        try (LiveLab lab = new LiveLab(folder, nonces, new Random(SEED))) {
            lab.lines().forEach(line -> line.connection(lab.testbed()).connect());
            int acceptedOfStill = lab.peers().get(0).accepted();
            AtomicBoolean isDone = new AtomicBoolean();
            List<LiveCaller> callers = callers(lab, nonces, isDone);
            callers.forEach(Thread::start);
            try {
                edit(lab);
            } finally {
                isDone.set(true);
                for (LiveCaller caller : callers) {
                    if (!caller.ends()) {
                        findings.add("stuck: " + caller + Threads.dump());
                    }
                }
            }
            System.out.printf("live: %d answers; what else there was: %s%n", findings.answers(), findings.counts());
            assertThat(findings.all()).as("seed %d", SEED).isEmpty();
            assertThat(lab.peers().get(0).accepted())
                    .as("logins at the device that no edit concerns, seed %d", SEED)
                    .isEqualTo(acceptedOfStill);
            lab.awaitNobodyOnOtherWires();
            lab.endFollowing();
        }
        Footprint.awaitNoPlugboard();
        before.awaitNoMore();
    }

    private List<LiveCaller> callers(LiveLab lab, Nonces nonces, AtomicBoolean isDone) {
        List<LiveCaller> callers = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            Random random = new Random(SEED * 31 + number);
            callers.add(new LiveCaller(number, lab.testbed(), lab.lines(), nonces, findings, random, isDone::get));
        }
        return callers;
    }

    private void edit(LiveLab lab) throws Exception {
        Map<LiveLine, Instant> open = lab.awaitOpen(Map.of(), Set.of());
        for (int round = 0; round < ROUNDS && findings.all().isEmpty(); round++) {
            List<Edit> edits = lab.nextEdits(EDITS_AT_A_TIME);
            Set<String> concerned = lab.edit(edits);
            Map<LiveLine, Instant> now = lab.awaitOpen(open, concerned);
            assertThat(unconcerned(now, concerned))
                    .as("connections that %s do not concern, seed %d", edits, SEED)
                    .containsAllEntriesOf(kept(unconcerned(open, concerned), now));
            open = now;
        }
    }

    private static Map<LiveLine, Instant> unconcerned(Map<LiveLine, Instant> all, Set<String> concerned) {
        Map<LiveLine, Instant> rest = new LinkedHashMap<>(all);
        rest.keySet().removeIf(line -> concerned.contains(line.path()));
        return rest;
    }

    /** Without those of a device that is gone. */
    private static Map<LiveLine, Instant> kept(Map<LiveLine, Instant> before, Map<LiveLine, Instant> now) {
        Map<LiveLine, Instant> rest = new LinkedHashMap<>(before);
        rest.keySet().retainAll(now.keySet());
        return rest;
    }
}
