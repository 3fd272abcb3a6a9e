// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;
import static org.plugboard.manager.internal.FollowBench.LAB;
import static org.plugboard.manager.internal.FollowBench.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.Connection;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;

/** The thread that follows testbeds, its end, and who is told of what is followed. */
@Timeout(60)
class FollowerTest {

    private static final String NAME = "plugboard follower";

    @TempDir
    Path folder;

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(NAME))
                .toList();
    }

    private static PlugboardCore core(EditedFiles files) {
        PlugboardCore core = new PlugboardCore(Duration.ofMillis(1), Duration.ZERO);
        core.contributions().sources().add(Plugin.annotated(files));
        return core;
    }

    @Test
    void oneThreadLooksByItselfAndIsGoneWhenTheCoreIsClosed() {
        EditedFiles files = new EditedFiles(folder);
        PlugboardCore core = core(files);
        List<Thread> before = threads();
        files.write(LAB, device("R1", "192.0.2.2").build());
        Testbed lab = core.follow(TestbedRequest.of(files.file(LAB))).testbed();
        core.followFolder(TestbedRequest.of(folder));
        List<Thread> added = new java.util.ArrayList<>(threads());
        added.removeAll(before);
        assertThat(added).hasSize(1);
        files.write(LAB, device("R2", "192.0.2.2").build());
        Eventually.isTrue(
                () -> lab.devices().stream().anyMatch(device -> device.name().equals("R2")));
        core.close();
        Eventually.isTrue(() -> added.stream().noneMatch(Thread::isAlive));
        assertThat(core.followed()).isEmpty();
        assertThatThrownBy(() -> core.follow(TestbedRequest.of(files.file(LAB))))
                .isInstanceOf(TestbedException.class)
                .hasMessageContaining("Plugboard is being stopped");
    }

    @Test
    void aSourceThatHangsHoldsUpNeitherTheEndNorWhoeverClosesItsTestbed() {
        EditedFiles files = new EditedFiles(folder);
        PlugboardCore core = core(files);
        files.write(LAB, device("R1", "192.0.2.2").build());
        FollowedTestbed lab = core.follow(TestbedRequest.of(files.file(LAB)));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        files.write(LAB, reading -> {
            inside.countDown();
            Threads.awaitWhateverComes(release);
            left.countDown();
            return new TestbedFacts("other", List.of(), Map.of());
        });
        Threads.await(inside);
        lab.close();
        try (Logged log = Logged.by(Follower.class)) {
            core.close();
            assertThat(log.messages()).containsExactly("a source of testbeds is still reading and is left behind");
        }
        release.countDown();
        Threads.await(left);
        Eventually.isTrue(() -> threads().isEmpty());
        assertThat(lab.testbed().name()).isEqualTo("lab");
    }

    @Test
    void aLookThatFailsStopsNobody() {
        try (FollowBench bench = new FollowBench(folder)) {
            Testbed lab = bench.follow(device("R1", "192.0.2.2").build()).testbed();
            bench.files.write(LAB, reading -> {
                throw new InternalError("nothing that a reader can help");
            });
            try (Logged log = Logged.by(Follower.class)) {
                bench.look();
                bench.look();
                assertThat(log.messages()).containsExactly(bench.place() + ": could not be followed up");
            }
            bench.edit(device("R2", "192.0.2.2").build());
            assertThat(lab.device("R2").name()).isEqualTo("R2");
        }
    }

    @Test
    void theSurroundingsAreToldOfWhatIsFollowed() {
        List<String> told = new CopyOnWriteArrayList<>();
        try (FollowBench bench = new FollowBench(folder)) {
            bench.core.publishedBy(testbed -> {
                told.add("publish " + testbed);
                return new TestbedPublisher.Publication() {
                    @Override
                    public void update() {
                        told.add("update " + testbed);
                    }

                    @Override
                    public void close() {
                        told.add("close " + testbed.name());
                    }
                };
            });
            FollowedTestbed lab = bench.follow(device("R1", "192.0.2.2").build());
            bench.edit(
                    device("R1", "192.0.2.2").build(), device("R2", "192.0.2.2").build());
            bench.files.writeBroken(LAB, "broken");
            bench.look();
            lab.close();
            assertThat(told)
                    .containsExactly("publish testbed lab (1 devices)", "update testbed lab (2 devices)", "close lab");
            bench.follow(device("R1", "192.0.2.2").build());
        }
        assertThat(told).last().isEqualTo("close lab");
    }

    @Test
    void theEndOfTheCoreEndsTheConnectionsOfFollowedTestbeds() {
        FollowBench bench = new FollowBench(folder);
        FollowedTestbed lab = bench.follow(device("R1", "192.0.2.2").build());
        Connection open = lab.testbed().device("R1").connect(via("a"));
        bench.close();
        assertThat(open.isConnected()).isFalse();
        lab.close();
    }
}
