// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.contract.Footprint;
import org.plugboard.contract.Relay;
import org.plugboard.device.Plugboard;
import org.plugboard.itests.framework.storm.PluginBundle.Change;
import org.plugboard.itests.kit.Heap;
import org.plugboard.spi.DeviceSimulator;

/**
 * 64 threads call lines of every class while the plugins below them are replaced and devices die: each answer must be that
 * to its own question, each failure a documented one, and nothing is left behind.
 *
 * <p>{@code plugboard.storm.seed} repeats what the threads and the changes do, though not how they meet; {@code
 * plugboard.storm.minutes} makes it go on for so long.
 */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class, LoggingLess.class})
@Timeout(value = 24, unit = TimeUnit.HOURS)
class StormTest {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final long SEED = Long.getLong("plugboard.storm.seed", 7);
    private static final Duration LONGER = Duration.ofMinutes(Long.getLong("plugboard.storm.minutes", 0));
    private static final List<String> PLUGINS = List.of("terminal", "ssh", "telnet", "netconf", "tcp");
    private static final List<Change> WAYS = List.of(Change.values());
    private static final int CHANGES = 50;
    private static final long CALLS = 100_000;
    private static final int MEGABYTES_OF_NOISE = 16;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    Plugboard plugboard;

    @InjectService(timeout = TIMEOUT_MILLIS)
    DeviceSimulator simulator;

    @TempDir
    Path folder;

    @Test
    void everyCallHasItsOwnAnswerOrADocumentedFailureWhileAllPluginsAreReplaced() throws Exception {
        List<PluginBundle> plugins = PLUGINS.stream()
                .map(name -> new PluginBundle(context, "org.plugboard.plugin." + name))
                .toList();
        warmUp(plugins);
        Footprint before = Footprint.now();
        long keptBefore = Heap.keptBytes();
        Tally tally = new Tally();
        int kills = 0;
        int changes = 0;
        long begun = System.nanoTime();
        try (Lab lab = lab()) {
            Callers callers = new Callers(SEED, lab.lines(), tally);
            callers.start();
            try {
                Random random = new Random(SEED);
                while (changes < CHANGES || System.nanoTime() - begun < LONGER.toNanos()) {
                    Change change = WAYS.get(random.nextInt(WAYS.size()));
                    change.on(plugins.get(changes % plugins.size()));
                    changes++;
                    if (random.nextBoolean()) {
                        kill(lab, random);
                        kills++;
                    }
                    long enough = CALLS * changes / CHANGES;
                    callers.await(enough + " calls were answered", () -> tally.answers() >= enough);
                }
                callers.awaitAnswers(lab.lines(), 1);
                callers.end();
            } finally {
                callers.letGo();
            }
        } finally {
            System.out.printf(
                    "storm: plugboard.storm.seed=%d, %d threads, %s, %d changes of plugins, %d kills, %.1f s%n",
                    SEED, Callers.THREADS, tally, changes, kills, (System.nanoTime() - begun) / 1e9);
            for (PluginBundle plugin : plugins) {
                plugin.restore();
            }
        }
        assertThat(tally.wrong()).as("seed %d", SEED).isEmpty();
        before.awaitNoMore();
        Heap.awaitKept(keptBefore, MEGABYTES_OF_NOISE, tally::toString);
    }

    private Lab lab() throws IOException {
        Lab lab = new Lab(plugboard, simulator, folder);
        lab.addCalm("calm");
        lab.addMortal("mortal1");
        lab.addMortal("mortal2");
        return lab;
    }

    private static void kill(Lab lab, Random random) throws IOException {
        List<Relay> wires = lab.wires();
        wires.get(random.nextInt(wires.size())).cut();
    }

    /** What is made once and stays: the simulator's engine, pools of threads, classes. */
    private void warmUp(List<PluginBundle> plugins) throws Exception {
        try (Lab lab = lab()) {
            assertThat(lab.lines()).allMatch(line -> line.connection().isConnected());
            for (PluginBundle plugin : plugins) {
                Change.UPDATE.on(plugin);
            }
        }
    }
}
