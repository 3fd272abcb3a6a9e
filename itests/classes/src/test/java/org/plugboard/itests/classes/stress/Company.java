// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plugboard.contract.Threads;

/** Callers who use the same lines at the same time, until enough of their calls were answered. */
final class Company {

    /** Far above what any step may take, on a busy machine as well. */
    private static final int STUCK_S = 180;

    private static final int LOOK_MS = 200;

    private final long seed;
    private final long goal;
    private final Nonces nonces;
    private final Findings findings;
    private final HookRack hooks;
    private final Choice<Line> lines;
    private final Map<Line, Choice<Deed>> deeds;
    private final List<Caller> callers;

    Company(int callers, long seed, long goal, Lab lab, Nonces nonces, Findings findings) {
        List<Line> lines = lab.lines();
        this.hooks = lab.hooks();
        this.seed = seed;
        this.goal = goal;
        this.nonces = nonces;
        this.findings = findings;
        this.lines = new Choice<>(lines, Line::weight);
        this.deeds = lines.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        line -> new Choice<>(Arrays.asList(Deed.values()), deed -> deed.weight(line))));
        this.callers = IntStream.range(0, callers)
                .mapToObj(number -> new Caller(number, this))
                .toList();
    }

    /** Lets them work until they are done, or one of them is stuck. */
    void work() throws InterruptedException {
        callers.forEach(Thread::start);
        for (Caller caller : callers) {
            while (caller.isAlive() && !isAnyStuck()) {
                caller.join(LOOK_MS);
                if (isDone()) {
                    // Whoever hangs in one hears of it.
                    hooks.clear();
                }
            }
        }
        if (isAnyStuck()) {
            findings.add("stuck: " + callers + Threads.dump());
        }
    }

    private boolean isAnyStuck() {
        return callers.stream().anyMatch(caller -> caller.secondsInStep() > STUCK_S);
    }

    boolean isDone() {
        return findings.answers() >= goal || findings.areEnough();
    }

    Line nextLine(Random random) {
        return lines.next(random);
    }

    Deed nextDeed(Line line, Random random) {
        return deeds.get(line).next(random);
    }

    long seed() {
        return seed;
    }

    Nonces nonces() {
        return nonces;
    }

    Findings findings() {
        return findings;
    }

    HookRack hooks() {
        return hooks;
    }

    List<Caller> callers() {
        return callers;
    }
}
