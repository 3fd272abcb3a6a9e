// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;
import static org.plugboard.manager.internal.FollowBench.LAB;
import static org.plugboard.manager.internal.FollowBench.device;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.device.Device;
import org.plugboard.device.Finding;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.device.TestbedRequest;
import org.plugboard.spi.TestbedCallable;
import org.plugboard.spi.TestbedReading;

/** A testbed whose file is edited: its devices, edits that cannot be used, when an edit counts, and its end. */
@Timeout(60)
class FollowedTestbedTest {

    @TempDir
    Path folder;

    private FollowBench bench;

    @BeforeEach
    void open() {
        bench = new FollowBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static List<String> names(Testbed testbed) {
        return testbed.devices().stream().map(Device::name).toList();
    }

    @Test
    void devicesComeInTheOrderOfTheFileAndThoseThatStayKeepTheirObject() {
        Testbed lab = bench.follow(
                        device("R1", "192.0.2.2").build(),
                        device("R2", "192.0.2.2").build())
                .testbed();
        Device r1 = lab.device("R1");
        bench.edit(
                device("R0", "192.0.2.2").build(),
                device("R2", "192.0.2.2").build(),
                device("R1", "192.0.2.2").attribute("alias", "edge").build());
        assertThat(names(lab)).containsExactly("R0", "R2", "R1");
        assertThat(lab.device("edge")).isSameAs(r1);
        assertThat(lab.facts().devices()).hasSize(3);
        assertThat(lab.device("R0").connect(via("a")).execute("x")).isEqualTo("default: x");
    }

    @Test
    void aRemovedDeviceEndsItsCallsAndCanBeConnectedToNoMore() throws Exception {
        Testbed lab = bench.follow(
                        device("R1", "192.0.2.2").build(),
                        device("R2", "192.0.2.2").build())
                .testbed();
        Device r2 = lab.device("R2");
        Connection open = r2.connect(via("a"));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        bench.cli.onDisconnect = session -> ended.countDown();
        bench.cli.onExecute = session -> {
            inside.countDown();
            Threads.await(ended);
            throw new IllegalStateException("pipe closed");
        };
        Caller<String> running = Caller.calls("running", () -> open.execute("x"));
        Threads.await(inside);
        bench.edit(device("R1", "192.0.2.2").build());
        assertThat(running.failure())
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("device R2 is gone from " + bench.place());
        assertThat(open.state()).isEqualTo(Connection.State.DESTROYED);
        assertThatThrownBy(() -> r2.connect(via("a")))
                .isInstanceOf(NotConnectedException.class)
                .hasMessage("R2: this device can be connected to no more: device R2 is gone from " + bench.place());
        assertThat(names(lab)).containsExactly("R1");
        assertThat(bench.core.live().count()).isZero();
    }

    @Test
    void aRenamedDeviceIsAnotherOne() {
        Testbed lab = bench.follow(device("R1", "192.0.2.2").build()).testbed();
        Device before = lab.device("R1");
        Connection open = before.connect(via("a"));
        bench.edit(device("R9", "192.0.2.2").build());
        assertThat(open.state()).isEqualTo(Connection.State.DESTROYED);
        assertThat(names(lab)).containsExactly("R9");
        bench.edit(device("R1", "192.0.2.2").build());
        assertThat(lab.device("R1")).isNotSameAs(before);
    }

    @Test
    void whatWasDoneIsSaidInOneLine() {
        FollowedTestbed lab = bench.follow(
                device("R1", "192.0.2.2").build(), device("R2", "192.0.2.2").build());
        lab.testbed().device("R1").connect(via("b"));
        try (Logged log = Logged.by(Followed.class, Level.INFO)) {
            bench.edit(
                    device("R1", "192.0.2.3").build(), device("R3", "192.0.2.2").build());
            assertThat(log.messages())
                    .containsExactly(bench.place() + ": changed: added R3; changed R1; removed R2; closed R1/default"
                            + " (path b of " + bench.place() + " changed)");
        }
    }

    @Test
    void anEditThatCannotBeUsedLeavesAllAsItWasUntilTheNextOneThatCan() {
        FollowedTestbed lab = bench.follow(device("R1", "192.0.2.2").build());
        Connection open = lab.testbed().device("R1").connect(via("b"));
        try (Logged log = Logged.by(Followed.class, Level.INFO)) {
            bench.files.writeBroken(LAB, "lab.yaml:3:1: a tab");
            bench.look();
            bench.look();
            assertThat(log.messages()).containsExactly("lab.yaml:3:1: a tab; testbed lab stays as it was");
            assertThat(lab.problem().map(TestbedException::getMessage)).contains("lab.yaml:3:1: a tab");
            assertThat(lab.findings()).extracting(Finding::message).containsExactly("lab.yaml:3:1: a tab");
            assertThat(open.execute("x")).isEqualTo("default: x");
            bench.edit(device("R1", "192.0.2.2").build());
            assertThat(log.messages())
                    .last()
                    .isEqualTo(bench.place() + ": can be used again: nothing of the devices is different");
        }
        assertThat(lab.problem()).isEmpty();
        assertThat(lab.findings()).isEmpty();
        assertThat(open.isConnected()).isTrue();
    }

    @Test
    void aFileThatIsGoneIsAProblemAndTheDevicesStay() {
        FollowedTestbed lab = bench.follow(device("R1", "192.0.2.2").build());
        Connection open = lab.testbed().device("R1").connect(via("b"));
        bench.files.delete(LAB);
        bench.look();
        assertThat(lab.problem().map(TestbedException::getMessage)).contains(bench.place() + ": is gone");
        assertThat(open.isConnected()).isTrue();
        bench.edit(device("R1", "192.0.2.3").build());
        assertThat(lab.problem()).isEmpty();
        assertThat(open.isConnected()).isFalse();
    }

    @Test
    void aDeviceThatCannotBeIsAProblemToo() {
        FollowedTestbed lab = bench.follow(device("R1", "192.0.2.2").build());
        bench.edit(device("R1", "192.0.2.2").defaultsTo("alias", "a/b").build());
        assertThat(lab.problem().orElseThrow()).hasMessageStartingWith(bench.place() + ": R1: ");
        assertThat(lab.testbed().device("R1").facts().defaults().alias()).isEmpty();
    }

    @Test
    void aFileThatIsBeingWrittenIsReadWhenTwoLooksSeeTheSame() {
        Testbed lab = bench.follow(device("R1", "192.0.2.2").build()).testbed();
        for (int half = 0; half < 3; half++) {
            bench.files.writeBroken(LAB, "half of it");
            bench.core.follower().look();
        }
        bench.files.write(LAB, device("R7", "192.0.2.2").build());
        bench.core.follower().look();
        assertThat(names(lab)).containsExactly("R1");
        bench.core.follower().look();
        assertThat(names(lab)).containsExactly("R7");
    }

    @Test
    void aFileThatItDependsOnIsLookedAtTooEvenBeforeItIsThere() {
        bench.files.write("base.inc", device("R1", "192.0.2.2").build());
        bench.files.write(LAB, reading -> {
            reading.dependsOn(bench.files.file("base.inc"));
            reading.dependsOn(bench.files.file("more.inc"));
            List<org.plugboard.device.DeviceFacts> devices =
                    new ArrayList<>(included("base.inc").devices());
            if (bench.files.file("more.inc").toFile().exists()) {
                devices.addAll(included("more.inc").devices());
            }
            return new TestbedFacts("lab", devices, Map.of());
        });
        Testbed lab =
                bench.core.follow(TestbedRequest.of(bench.files.file(LAB))).testbed();
        bench.files.write("more.inc", device("R2", "192.0.2.2").build());
        bench.look();
        assertThat(names(lab)).containsExactly("R1", "R2");
        bench.files.write("base.inc", device("R3", "192.0.2.2").build());
        bench.look();
        assertThat(names(lab)).containsExactly("R3", "R2");
    }

    private TestbedFacts included(String name) {
        return bench.files
                .read(ManagedReading.validating(TestbedRequest.of(bench.files.file(name)), bench.core.contributions()))
                .orElseThrow();
    }

    @Test
    @Tag("semantics-107")
    void eachValueIsAskedForOnceThoughSeveralHaveTheSameQuestion() {
        List<String> asked = new ArrayList<>();
        bench.files.write(LAB, reading -> answered(reading, "R1.password", "R2.password"));
        FollowedTestbed lab = bench.core.follow(asking(asked));
        assertThat(answers(lab)).containsExactly("answer 1", "answer 2");
        bench.files.write(LAB, reading -> answered(reading, "R2.password", "R1.password"));
        bench.look();
        assertThat(answers(lab)).containsExactly("answer 2", "answer 1");
        assertThat(asked).hasSize(2);
    }

    @Test
    void aQuestionThatAnEditBringsIsNotAskedSinceNobodyWaits() {
        List<String> asked = new ArrayList<>();
        bench.files.write(LAB, reading -> answered(reading, "R1.password"));
        FollowedTestbed lab = bench.core.follow(asking(asked));
        bench.files.write(LAB, reading -> answered(reading, "R1.password", "R2.password"));
        bench.look();
        assertThat(answers(lab)).containsExactly("answer 1");
        assertThat(lab.problem()).isPresent();
        assertThat(asked).hasSize(1);
    }

    private TestbedRequest asking(List<String> asked) {
        return TestbedRequest.of(bench.files.file(LAB)).asking((question, hidden) -> {
            asked.add(question);
            return Optional.of("answer " + asked.size());
        });
    }

    @SuppressWarnings("unchecked")
    private static List<String> answers(FollowedTestbed lab) {
        return (List<String>) lab.testbed().facts().attributes().get("answers");
    }

    /** What is answered to one and the same question for these values. */
    private static TestbedFacts answered(TestbedReading reading, String... keys) {
        return new TestbedFacts(
                "lab",
                List.of(),
                Map.of(
                        "answers",
                        Stream.of(keys)
                                .map(key -> reading.ask("Password", true, key)
                                        .orElseThrow(() -> new TestbedException("nobody answers")))
                                .toList()));
    }

    @Test
    void aFileThatCouldNotBeReadIsReadAgainWhenOtherReadersArrive() {
        FollowedTestbed lab = bench.follow(device("R1", "192.0.2.2").build());
        bench.files.write(LAB, reading -> {
            if (reading.callable("names").isEmpty()) {
                throw new TestbedException("no callable 'names'");
            }
            return new TestbedFacts("lab", List.of(), Map.of());
        });
        bench.look();
        assertThat(lab.problem()).isPresent();
        bench.core
                .contributions()
                .callables()
                .add(new Plugin<TestbedCallable>(
                        (arguments, named) -> "R1", List.of("names"), List.of(), null, "test", 0, null));
        bench.core.follower().look();
        assertThat(lab.problem()).isEmpty();
    }

    @Test
    void oneThatCannotBeReadAtFirstIsNotFollowed() {
        bench.files.writeBroken(LAB, "lab.yaml:1:1: nothing");
        assertThatThrownBy(() -> bench.core.follow(TestbedRequest.of(bench.files.file(LAB))))
                .isInstanceOf(TestbedException.class)
                .hasMessage("lab.yaml:1:1: nothing");
        assertThat(bench.core.followed()).isEmpty();
    }

    @Test
    void closingItEndsItsConnectionsAndForgetsIt() {
        FollowedTestbed lab = bench.follow(device("R1", "192.0.2.2").build());
        Device r1 = lab.testbed().device("R1");
        Connection open = r1.connect(via("a"));
        assertThat(bench.core.followed()).containsExactly(lab);
        lab.close();
        lab.close();
        assertThat(bench.core.followed()).isEmpty();
        assertThat(open.state()).isEqualTo(Connection.State.DESTROYED);
        assertThatThrownBy(() -> r1.connect(via("a"))).hasMessageContaining(bench.place() + " is followed no more");
        bench.edit(device("R2", "192.0.2.2").build());
        assertThat(names(lab.testbed())).containsExactly("R1");
    }

    @Test
    void nobodyKeepsATestbedThatIsClosed() {
        Garbage.awaitCollected(closedAfterAnEdit());
    }

    private WeakReference<Testbed> closedAfterAnEdit() {
        FollowedTestbed lab = bench.follow(device("R1", "192.0.2.2").build());
        lab.testbed().device("R1").connect(via("b"));
        bench.edit(device("R1", "192.0.2.3").build());
        lab.testbed().device("R1").connect(via("b"));
        WeakReference<Testbed> gone = new WeakReference<>(lab.testbed());
        lab.close();
        bench.cli.sessions.clear();
        return gone;
    }

    @Test
    void aSecondTestbedOfTheSameNameIsWarnedOf() {
        bench.follow(device("R1", "192.0.2.2").build());
        bench.files.write("other.yaml", new TestbedFacts("lab", List.of(), Map.of()));
        try (Logged log = Logged.by(Follower.class)) {
            bench.core.follow(TestbedRequest.of(bench.files.file("other.yaml")));
            assertThat(log.messages())
                    .containsExactly(
                            bench.files.file("other.yaml") + ": another testbed that is followed is called lab too");
        }
        assertThat(bench.core.followed()).hasSize(2);
    }
}
