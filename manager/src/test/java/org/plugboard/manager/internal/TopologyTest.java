// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceInterface;
import org.plugboard.device.Link;
import org.plugboard.device.Testbed;

/** Statements 75–78, 86, 88, 91 and 95 of the semantics: a testbed as a graph that can be asked. */
class TopologyTest {

    private final TestBench bench = new TestBench();
    private final Testbed lab = bench.core.testbed(Lab.facts());
    private final Device r1 = lab.device("R1");
    private final Device r2 = lab.device("R2");
    private final Device r3 = lab.device("R3");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Tag("semantics-75")
    void theAliasIsTheNameUnlessThereIsAnother() {
        assertThat(lab.alias()).isEqualTo("lab");
        assertThat(r1.alias()).isEqualTo("core");
        assertThat(r3.alias()).isEqualTo("R3");
        assertThat(r1.interfaceNamed("Null0").alias()).isEqualTo("Null0");
        assertThat(lab.link("r1-r2-a").alias()).isEqualTo("first");
        assertThat(lab.link("r1-r2-b").alias()).isEqualTo("r1-r2-b");
    }

    @Test
    @Tag("semantics-76")
    void namesAndAliasesOfDevicesAreUniqueInTheirTestbed() {
        for (String taken : new String[] {"R1", "core"}) {
            assertThatThrownBy(() -> lab.add(bench.core.device(Lab.device(taken, "free"))))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage("testbed lab: R1 bears the name or alias '" + taken
                            + "' already; take another one, or remove it first");
            assertThatThrownBy(() -> lab.add(bench.core.device(Lab.device("free", taken))))
                    .isInstanceOf(InvalidRequestException.class);
        }
        assertThat(lab.devices()).containsExactly(r1, r2, r3);
        assertThatThrownBy(() -> bench.core.testbed(Lab.testbed("twice", Lab.r1(), Lab.r1())))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    @Tag("semantics-76")
    void namesOfInterfacesAreUniqueInTheirDevice() {
        assertThatThrownBy(() -> r1.addInterface(Lab.cable("Eth1", "new")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1: Eth1 bears the name or alias 'Eth1' already");
        assertThatThrownBy(() -> r1.addInterface(r2.interfaceNamed("Eth1")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(r2.interfaceNamed("Eth1").device()).contains(r2);
    }

    @Test
    @Tag("semantics-77")
    void aDeviceIsFoundByNameOrAlias() {
        assertThat(lab.device("core")).isSameAs(r1);
        assertThat(lab.contains("R1")).isTrue();
        assertThat(lab.contains("core")).isTrue();
        assertThat(lab.contains("R9")).isFalse();
        assertThat(lab.isAlias("core")).isTrue();
        assertThat(lab.isAlias("R1")).isFalse();
        assertThat(lab.isAlias("R3")).isFalse();
        assertThatThrownBy(() -> lab.device("cor1"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("there are: R1, R2, R3");
    }

    @Test
    @Tag("semantics-78")
    void anInterfaceIsFoundByNameOrAlias() {
        DeviceInterface port = r1.interfaceNamed("Eth1");
        assertThat(r1.interfaceNamed("port-Eth1")).isSameAs(port);
        assertThat(r1.interfaces()).containsEntry("Eth1", port);
        assertThat(r1.interfaces().keySet()).containsExactly("Eth1", "Eth2", "Eth3", "Loop0", "Loop1", "Null0");
        assertThatThrownBy(() -> r1.interfaceNamed("Eth9"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("R1: no interface 'Eth9'; did you mean 'Eth1'?");
        assertThat(port).hasToString("R1/Eth1");
    }

    @Test
    @Tag("semantics-86")
    void interfacesThatNameOneLinkShareItWithItsData() {
        Link link = lab.link("r1-r2-a");
        assertThat(r1.interfaceNamed("Eth1").link()).containsSame(link);
        assertThat(r2.interfaceNamed("Eth1").link()).containsSame(link);
        assertThat(link.facts().attribute("speed")).contains("10G");
        assertThat(lab.link("first")).isSameAs(link);
        assertThat(link.interfaces()).containsExactly(r1.interfaceNamed("Eth1"), r2.interfaceNamed("Eth1"));
        assertThat(link).hasToString("link r1-r2-a (R1/Eth1, R2/Eth1)");
        assertThatThrownBy(() -> lab.link("r1-r3")).isInstanceOf(UnknownNameException.class);
    }

    @Test
    @Tag("semantics-86")
    void aDeviceOutsideAnyTestbedHasCablesOfItsOwn() {
        Device alone = bench.core.device(Lab.r1());
        assertThat(alone.testbed()).isEmpty();
        assertThat(alone.links()).extracting(Link::name).containsExactly("r1-r2-a", "r1-r2-b", "lan", "loop");
        assertThat(alone.findLinks(alone)).extracting(Link::name).containsExactly("loop");
        DeviceInterface third = alone.addInterface(Lab.cable("Loop2", "loop"));
        assertThat(third.link()).isEqualTo(alone.interfaceNamed("Loop0").link());
    }

    @Test
    @Tag("semantics-88")
    void whatIsAtTheOtherEndIsSeenFromInterfacesDevicesAndLinks() {
        assertThat(r1.interfaceNamed("Eth1").remoteInterfaces()).containsExactly(r2.interfaceNamed("Eth1"));
        assertThat(r1.interfaceNamed("Eth3").remoteDevices()).containsExactlyInAnyOrder(r2, r3);
        assertThat(r1.interfaceNamed("Null0").link()).isEmpty();
        assertThat(r1.interfaceNamed("Null0").remoteInterfaces()).isEmpty();
        assertThat(r2.remoteDevices()).containsExactlyInAnyOrder(r1, r3);
        assertThat(r2.remoteInterfaces())
                .containsExactlyInAnyOrder(
                        r1.interfaceNamed("Eth1"),
                        r1.interfaceNamed("Eth2"),
                        r1.interfaceNamed("Eth3"),
                        r3.interfaceNamed("Eth3"));
        assertThat(r2.links()).extracting(Link::name).containsExactly("r1-r2-a", "r1-r2-b", "lan");
        assertThat(lab.link("lan").connectedDevices()).containsExactly(r1, r2, r3);
        assertThat(lab.links()).extracting(Link::name).containsExactly("r1-r2-a", "r1-r2-b", "lan", "loop");
        assertThat(r1.testbed()).contains(lab);
    }

    @Test
    @Tag("semantics-88")
    void aCableThatComesBackLeadsToTheDeviceItself() {
        assertThat(r1.interfaceNamed("Loop0").remoteDevices()).containsExactly(r1);
        assertThat(r1.remoteDevices()).containsExactlyInAnyOrder(r1, r2, r3);
        assertThat(r1.findLinks(r1)).extracting(Link::name).containsExactly("loop");
        assertThat(r2.findLinks(r2)).isEmpty();
        assertThat(r1.findLinks(r2)).extracting(Link::name).containsExactly("r1-r2-a", "r1-r2-b", "lan");
        assertThat(r3.findLinks(r1)).containsExactly(lab.link("lan"));
    }

    @Test
    @Tag("semantics-88")
    void whatIsAskedForIsAnsweredFromTheGraphOfThatMoment() {
        Link link = lab.link("r1-r2-a");
        r2.removeInterface("port-Eth1");
        assertThat(r1.findLinks(r2)).doesNotContain(link);
        assertThat(link.connectedDevices()).containsExactly(r1);
        r3.addInterface(Lab.cable("Eth1", "r1-r2-a"));
        assertThat(r1.findLinks(r3)).contains(link);
        r1.interfaceNamed("Null0").plugInto(link);
        assertThat(r3.interfaceNamed("Eth1").remoteInterfaces())
                .containsExactly(r1.interfaceNamed("Eth1"), r1.interfaceNamed("Null0"));
        r3.interfaceNamed("Eth1").plugInto(null);
        assertThat(r3.remoteDevices()).containsExactly(r1, r2);
    }

    @Test
    @Tag("semantics-91")
    void aTestbedHasALinkAsLongAsAnInterfaceUsesIt() {
        WeakReference<Link> link = new WeakReference<>(lab.link("r1-r2-b"));
        r1.removeInterface("Eth2");
        assertThat(lab.links()).extracting(Link::name).contains("r1-r2-b");
        DeviceInterface last = r2.interfaceNamed("Eth2");
        last.plugInto(null);
        assertThat(lab.links()).extracting(Link::name).doesNotContain("r1-r2-b");
        Garbage.awaitCollected(link);
        assertThat(last.device()).contains(r2);
        assertThat(last.link()).isEmpty();
    }

    @Test
    @Tag("semantics-91")
    void childrenDoNotKeepTheirParentsAlive() {
        Testbed other = bench.core.testbed(Lab.facts());
        Device device = other.device("R1");
        DeviceInterface port = device.interfaceNamed("Eth1");
        Link link = port.link().orElseThrow();
        WeakReference<Testbed> testbed = new WeakReference<>(other);
        WeakReference<Device> neighbour = new WeakReference<>(other.device("R2"));
        other = null;
        Garbage.awaitCollected(testbed);
        Garbage.awaitCollected(neighbour);
        assertThat(device.testbed()).isEmpty();
        assertThat(device.remoteDevices()).containsExactly(device);
        assertThat(link.interfaces()).containsExactly(port);
        WeakReference<Device> gone = new WeakReference<>(device);
        device = null;
        Garbage.awaitCollected(gone);
        assertThat(port.device()).isEmpty();
        assertThat(port.link()).containsSame(link);
        WeakReference<DeviceInterface> lastEnd = new WeakReference<>(port);
        port = null;
        Garbage.awaitCollected(lastEnd);
        assertThat(link.interfaces()).isEmpty();
    }

    @Test
    @Tag("semantics-95")
    void segmentsAreNamedApartFromLinks() {
        DeviceInterface port = r3.addInterface(Lab.cable("Eth4", "lan"));
        Link link = port.link().orElseThrow();
        Link segment = r3.interfaceNamed("Eth3").link().orElseThrow();
        assertThat(link.kind()).isEqualTo(Link.Kind.LINK);
        assertThat(segment.kind()).isEqualTo(Link.Kind.SEGMENT);
        assertThat(segment.facts().attribute("vlan")).contains("7");
        assertThat(lab.links()).contains(link, segment);
        assertThat(lab.link("lan")).isSameAs(link);
        port.plugInto(null);
        assertThat(lab.link("lan")).isSameAs(segment);
    }
}
