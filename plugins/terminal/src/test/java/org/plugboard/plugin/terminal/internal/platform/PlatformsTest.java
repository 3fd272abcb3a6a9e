// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.device.DeviceFacts;
import org.plugboard.plugin.terminal.internal.platform.PlatformFile.Layer;

/** Which platform a device has, and what is said when there is none. */
class PlatformsTest {

    private final Platforms platforms = new Platforms();
    private final Logger logger = Logger.getLogger(Platforms.class.getName());
    private final Said said = new Said();

    @BeforeEach
    void listen() {
        logger.addHandler(said);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(said);
    }

    @ParameterizedTest
    @Tag("semantics-125")
    @CsvSource({
        "cisco_ios, ios",
        "IOS-XE, iosxe",
        "cisco_xe, iosxe",
        "Cisco IOS XR, iosxr",
        "NX-OS, nxos",
        "cisco_nxos, nxos",
        "cisco asa, asa",
        "arista_eos, eos",
        "juniper_junos, junos",
        "nokia_sros, sros",
        "Huawei VRP, vrp",
        "hvrp, vrp",
        "hp_comware, comware",
        "cisco_wlc, aireos",
        "FRRouting, frr",
        "tail-f, confd"
    })
    void aNameIsUnderstoodHoweverItIsWritten(String os, String platform) {
        assertThat(platforms.of(DeviceFacts.named("R1").os(os).build()).name()).isEqualTo(platform);
        assertThat(said.records).extracting(LogRecord::getLevel).doesNotContain(Level.WARNING);
    }

    @ParameterizedTest
    @Tag("semantics-125")
    @CsvSource({
        "sros, classic, , sros-classic",
        "nokia_sros, Classic, sr-1, sros-classic",
        "sros, md, , sros",
        "iosxe, cat9k, c9300, iosxe",
        "box, , , box",
        "box, b1, , box",
        "box, b1, m1, box-m1",
        "a-box, b1, m1, box-m1",
        "box, b1, m2, box",
        "box, , m1, box"
    })
    void theNearestOfOsPlatformAndModelIsTaken(String os, String platform, String model, String name) {
        platforms.put(
                this,
                List.of(
                        file("box.yaml", "{names: [box, a_box], extends: generic, source: x}"),
                        file("m1.yaml", "{names: [box-m1, box/b1/m1], extends: box, source: x}")));
        DeviceFacts.Builder device = DeviceFacts.named("R1").os(os);
        if (platform != null) {
            device.attribute("platform", platform);
        }
        if (model != null) {
            device.attribute("model", model);
        }
        assertThat(platforms.of(device.build()).name()).isEqualTo(name);
    }

    @Test
    void aPlatformOfWhichNobodyHasARecordingIsSaidToBeExperimental() {
        platforms.put(this, List.of(file("mine.yaml", "{names: mine, extends: ios}")));
        platforms.of(DeviceFacts.named("R1").os("mine").build());
        assertThat(said.records).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.INFO);
            assertThat(record.getMessage()).contains("R1", "mine", "mine.yaml", "experimental");
        });
    }

    @Test
    void whatTheUserSaysGoesBeforeWhatIsShippedAndWhatItSaidBeforeAMistakeHolds() {
        platforms.put(this, List.of(file("mine.yaml", "{names: iosxe, extends: iosxe, setup: [one]}")));
        assertThat(platforms.named("cisco_xe").orElseThrow().setup().lines()).containsExactly("one");
        assertThat(platforms.named("cat9k").orElseThrow().setup().lines()).containsExactly("one");
        platforms.put(this, List.of(file("mine.yaml", "{names: iosxe, extends: iosxe, setups: [two]}")));
        assertThat(platforms.named("iosxe").orElseThrow().setup().lines()).containsExactly("one");
        platforms.put(this, List.of());
        assertThat(platforms.named("iosxe").orElseThrow().setup().lines()).contains("terminal length 0");
        assertThat(said.records)
                .extracting(LogRecord::getMessage)
                .containsExactly(
                        "platform iosxe of mine.yaml goes before that of platforms/iosxe.yaml",
                        "mine.yaml:1: setups is not known here; did you mean setup? " + said.keys()
                                + "; what it said before holds");
    }

    @Test
    void anUnknownOsIsAWarningThatNamesTheNearest() {
        assertThat(platforms.of(DeviceFacts.named("R1").os("iosxee").build()).name())
                .isEqualTo("generic");
        assertThat(said.records).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(record.getMessage()).contains("R1", "iosxee", "do you mean iosxe? there are [aireos, ", "linux");
        });
    }

    @Test
    void aDeviceWithoutAnOsIsNoWarning() {
        assertThat(platforms.of(DeviceFacts.named("R1").build()).name()).isEqualTo("generic");
        assertThat(said.records).singleElement().extracting(LogRecord::getLevel).isEqualTo(Level.INFO);
    }

    @Test
    void aKnownOsIsNotTalkedAbout() {
        assertThat(platforms.of(DeviceFacts.named("R1").os("IOSXE").build()).name())
                .isEqualTo("iosxe");
        assertThat(said.records).isEmpty();
    }

    private static PlatformFile file(String name, String text) {
        return new PlatformFile(name, text, Layer.FOLDER);
    }

    private static final class Said extends Handler {

        String keys() {
            return "there are: " + String.join(", ", new TreeSet<>(PlatformReader.KEYS));
        }

        private final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
