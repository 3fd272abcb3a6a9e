// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.Connection;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.SeveralFailedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceInterface;
import org.plugboard.device.Link;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;

/** Statements 89 and 90 of the semantics, and names that stay unique: devices, interfaces and cables that move and go. */
class TopologyChangesTest {

    private final TestBench bench = new TestBench();
    private final Testbed lab = bench.core.testbed(Lab.facts());
    private final Testbed other = bench.core.testbed(Lab.testbed("other"));
    private final Device r1 = lab.device("R1");
    private final Device r2 = lab.device("R2");
    private final Device r3 = lab.device("R3");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Tag("semantics-89")
    void aDeviceMovesWithItsCablesAndALinkMayBeInTwoTestbeds() {
        Link cable = lab.link("r1-r2-a");
        Connection connection = r2.connect();
        other.add(r2);
        assertThat(lab.contains("R2")).isFalse();
        assertThat(other.device("edge")).isSameAs(r2);
        assertThat(r2.testbed()).contains(other);
        assertThat(lab.links()).contains(cable);
        assertThat(other.links()).contains(cable);
        assertThat(other.link("first")).isSameAs(cable);
        assertThat(r1.remoteDevices()).contains(r2);
        assertThat(other.links()).extracting(Link::name).containsExactly("r1-r2-a", "r1-r2-b", "lan");
        assertThat(connection.isConnected()).isTrue();
        lab.add(r2);
        assertThat(other.links()).isEmpty();
        assertThat(lab.devices()).containsExactly(r1, r3, r2);
    }

    @Test
    @Tag("semantics-89")
    void anInterfaceMovesWithItsCable() {
        DeviceInterface moved = r2.interfaceNamed("Eth1");
        r3.addInterface(moved);
        assertThat(moved.device()).contains(r3);
        assertThat(r2.interfaces()).doesNotContainKey("Eth1");
        assertThat(r3.interfaceNamed("port-Eth1")).isSameAs(moved);
        assertThat(r1.interfaceNamed("Eth1").remoteDevices()).containsExactly(r3);
        assertThat(lab.link("r1-r2-a").interfaces()).contains(moved);
    }

    @Test
    @Tag("semantics-89")
    void aDeviceThatComesWithFreeCablesIsPluggedIntoTheLinksOfThatName() {
        Device r4 = bench.core.device(Lab.device(
                "R4", "R4", Lab.cable("Eth1", "r1-r2-a"), Lab.cable("Eth2", "new"), Lab.cable("Eth3", "new")));
        Link brought = r4.interfaceNamed("Eth2").link().orElseThrow();
        lab.add(r4);
        assertThat(r4.interfaceNamed("Eth1").link()).containsSame(lab.link("r1-r2-a"));
        assertThat(r4.remoteDevices()).contains(r1, r2);
        assertThat(lab.link("new")).isSameAs(brought);
        assertThat(brought.interfaces()).hasSize(2);
    }

    @Test
    @Tag("semantics-76")
    void twoLinksOfOneNameAreNotInOneTestbed() {
        Testbed twin = bench.core.testbed(Lab.testbed(
                "twin",
                Lab.device("A", "A", Lab.cable("Eth1", "loop")),
                Lab.device("B", "B", Lab.cable("Eth1", "loop"))));
        Device a = twin.device("A");
        assertThatThrownBy(() -> lab.add(a))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("testbed lab: another link loop is here already; unplug one of the two");
        DeviceInterface end = a.interfaceNamed("Eth1");
        assertThatThrownBy(() -> r3.addInterface(end)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> r3.addInterface(Lab.cable("Eth4", "x")).plugInto(twin.link("loop")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(a.testbed()).contains(twin);
        assertThat(end.device()).contains(a);
        assertThat(twin.link("loop").connectedDevices()).containsExactly(a, twin.device("B"));
        assertThat(lab.link("loop").connectedDevices()).containsExactly(r1);
        twin.remove("B");
        lab.add(a);
        assertThat(a.remoteDevices()).containsExactly(r1);
    }

    @Test
    void whatIsOfAnotherPlugboardIsRefused() {
        try (TestBench stranger = new TestBench()) {
            Device foreign = stranger.core.device(Lab.r1());
            DeviceInterface port = foreign.interfaceNamed("Eth1");
            Link link = port.link().orElseThrow();
            assertThatThrownBy(() -> other.add(foreign))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("R1: this device is of another plugboard; make one of its facts here");
            assertThatThrownBy(() -> r3.addInterface(port)).isInstanceOf(InvalidRequestException.class);
            assertThatThrownBy(() -> r3.interfaceNamed("Eth3").plugInto(link))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    @Tag("semantics-88")
    void aDeviceThatIsRemovedIsUnpluggedAndItsConnectionsAreDestroyed() {
        Connection connection = r2.connect();
        lab.remove("edge");
        assertThat(connection.isConnected()).isFalse();
        assertThat(r2.connectionManager().connections()).isEmpty();
        assertThat(r2.testbed()).isEmpty();
        assertThat(r2.links()).isEmpty();
        assertThat(r1.remoteDevices()).containsExactlyInAnyOrder(r1, r3);
        assertThat(lab.devices()).containsExactly(r1, r3);
        assertThatThrownBy(() -> lab.remove("R2")).isInstanceOf(UnknownNameException.class);
    }

    @Test
    @Tag("semantics-90")
    void squeezeKeepsTheWantedDevicesWithAllTheirInterfaces() {
        Connection gone = r2.connect();
        Connection kept = r1.connect();
        lab.squeeze(List.of("core", "R3"), false);
        assertThat(lab.devices()).containsExactly(r1, r3);
        assertThat(r1.interfaces()).hasSize(6);
        assertThat(r1.interfaceNamed("Eth1").remoteInterfaces()).isEmpty();
        assertThat(r1.remoteDevices()).containsExactlyInAnyOrder(r1, r3);
        assertThat(gone.isConnected()).isFalse();
        assertThat(kept.isConnected()).isTrue();
    }

    @Test
    @Tag("semantics-90")
    void squeezeWithLinksRemovesTheInterfacesThatAreOnNone() {
        lab.squeeze(List.of("core", "first"), true);
        assertThat(lab.devices()).containsExactly(r1, r2);
        assertThat(lab.links()).extracting(Link::name).containsExactly("r1-r2-a");
        assertThat(r1.interfaces().keySet()).containsExactly("Eth1");
        assertThat(r2.interfaces().keySet()).containsExactly("Eth1");
    }

    @Test
    @Tag("semantics-90")
    void squeezeDoesNotPullInTheEndsOfLinksUnlessItIsToldTo() {
        lab.squeeze(List.of("R1", "lan"), false);
        assertThat(lab.devices()).containsExactly(r1);
        assertThat(r1.interfaces().keySet()).containsExactly("Eth3");
        assertThat(lab.link("lan").interfaces()).hasSize(1);
    }

    @Test
    @Tag("semantics-90")
    void aWrongNameLeavesAllAsItWas() {
        Connection connection = r2.connect();
        assertThatThrownBy(() -> lab.squeeze(List.of("R1", "firs"), true))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("testbed lab: no device, link or segment 'firs'");
        assertThat(lab.devices()).containsExactly(r1, r2, r3);
        assertThat(lab.links()).hasSize(4);
        assertThat(connection.isConnected()).isTrue();
    }

    @Test
    @Tag("semantics-90")
    void whatFailsToCloseIsSaidWhenAllIsRemoved() {
        r1.connect();
        r2.connect();
        bench.cli.onDisconnect = session -> {
            throw new IllegalStateException("stuck");
        };
        assertThatThrownBy(() -> lab.squeeze(List.of("R3"), false))
                .isInstanceOfSatisfying(SeveralFailedException.class, several -> assertThat(several.failures())
                        .hasSize(2));
        assertThat(lab.devices()).containsExactly(r3);
        assertThat(lab.links()).extracting(Link::name).containsExactly("lan");
    }

    @Test
    void noLockIsHeldWhileTheConnectionsOfRemovedDevicesAreClosed() {
        LockWitness witness = new LockWitness();
        List<String> held = new CopyOnWriteArrayList<>();
        List<Boolean> free = new CopyOnWriteArrayList<>();
        bench.cli.onDisconnect = session -> {
            held.addAll(witness.heldByThisThread());
            // On a worker: whoever waits for it does not hold the lock of the graph either, or this would wait for
            // ever.
            free.add(lab.links().isEmpty());
        };
        r1.connect();
        r2.connect();
        lab.remove("R1");
        lab.squeeze(List.of("R3"), false);
        assertThat(held).isEmpty();
        assertThat(free).hasSize(2);
    }

    @Test
    @Tag("semantics-86")
    void otherFactsRewireOnlyWhatTheySayOtherwise() {
        DeviceInterface eth1 = r1.interfaceNamed("Eth1");
        DeviceInterface eth2 = r1.interfaceNamed("Eth2");
        DeviceInterface dropped = r1.interfaceNamed("Null0");
        DeviceInterface byHand = r1.addInterface(Lab.cable("Hand0", "by-hand"));
        Link a = lab.link("r1-r2-a");
        Link b = lab.link("r1-r2-b");
        Link loop = lab.link("loop");
        r1.interfaceNamed("Loop0").plugInto(null);
        become(Lab.testbed(
                "lab",
                Map.of("r1-r2-b", Map.of("alias", "second")),
                Lab.device(
                        "R1",
                        "core",
                        Lab.cable("Eth1", "r1-r2-b"),
                        Lab.cable("Eth2", "r1-r2-a"),
                        Lab.segment("Eth3", "lan"),
                        Lab.cable("Loop0", "loop"),
                        Lab.segment("Loop1", "loop"),
                        Lab.cable("Eth7", "r1-r2-a")),
                Lab.device("R2", "edge", Lab.segment("Eth3", "lan"))));
        assertThat(r1.interfaceNamed("Eth1")).isSameAs(eth1);
        assertThat(eth1.link()).containsSame(b);
        assertThat(eth2.link()).containsSame(a);
        assertThat(b.interfaces()).containsExactly(eth1);
        assertThat(a.interfaces()).containsExactlyInAnyOrder(eth2, r1.interfaceNamed("Eth7"));
        assertThat(lab.link("second")).isSameAs(b);
        assertThat(a.alias()).isEqualTo("r1-r2-a");
        assertThat(dropped.device()).isEmpty();
        assertThat(r1.interfaceNamed("Hand0")).isSameAs(byHand);
        assertThat(r1.interfaceNamed("Loop0").link()).as("unplugged in code").isEmpty();
        assertThat(loop.interfaces()).isEmpty();
        assertThat(r1.interfaceNamed("Loop1").link().orElseThrow().kind()).isEqualTo(Link.Kind.SEGMENT);
        assertThat(r2.interfaces().keySet()).containsExactly("Eth3");
        assertThat(lab.devices()).containsExactly(r1, r2, r3);
    }

    @Test
    @Tag("semantics-77")
    void otherFactsOfAnInterfaceChangeItsAlias() {
        DeviceInterface eth1 = r3.addInterface(Lab.cable("Eth1", "new"));
        become(Lab.testbed("lab", Lab.device("R3", "R3", Lab.segment("Eth1", "lan"))));
        assertThat(r3.interfaces().values()).containsExactly(eth1);
        assertThat(eth1.alias()).isEqualTo("Eth1");
        assertThatThrownBy(() -> r3.interfaceNamed("port-Eth1")).isInstanceOf(UnknownNameException.class);
        assertThat(eth1.link()).containsSame(lab.link("lan"));
    }

    /** Other facts of the devices that are here, as an edit of a file brings them. */
    private void become(TestbedFacts facts) {
        ManagedTestbed living = (ManagedTestbed) lab;
        living.become(facts, living.said(), () -> {});
    }
}
