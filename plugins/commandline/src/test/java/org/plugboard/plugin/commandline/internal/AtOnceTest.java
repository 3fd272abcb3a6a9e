// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.TestbedFacts;
import org.plugboard.manager.EmbeddedPlugboard;

class AtOnceTest {

    /** One more than have their turn at a time. */
    private static final int DEVICES = 101;

    private static final String INTERRUPTED = "interrupted";

    @Test
    @Timeout(60)
    void theEndInterruptsWhatWasBegunAndCancelsWhatWasNot() throws Exception {
        List<DeviceFacts> facts = IntStream.range(0, DEVICES)
                .mapToObj(number -> DeviceFacts.named("R" + number).build())
                .toList();
        try (EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder().build()) {
            AtOnce all = new AtOnce();
            CountDownLatch begun = new CountDownLatch(DEVICES - 1);
            List<Future<String>> outcomes = all.begin(
                    plugboard.testbed(new TestbedFacts("lab", facts, Map.of())).devices(),
                    device -> untilInterrupted(device, begun));
            begun.await();
            all.close();
            for (Future<String> outcome : outcomes.subList(0, DEVICES - 1)) {
                assertThat(outcome.get()).isEqualTo(INTERRUPTED);
            }
            assertThat(outcomes.get(DEVICES - 1)).isCancelled();
        }
    }

    private static String untilInterrupted(Device device, CountDownLatch begun) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return device.name();
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }
}
