// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plugboard.device.DeviceFacts;

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

    @Test
    void anUnknownOsIsAWarningThatNamesTheNearest() {
        assertThat(platforms.of(DeviceFacts.named("R1").os("iosxee").build()).name())
                .isEqualTo("generic");
        assertThat(said.records).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(record.getMessage()).contains("R1", "iosxee", "do you mean iosxe? there are [alpine, ", "linux");
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

    private static final class Said extends Handler {

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
