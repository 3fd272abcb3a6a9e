// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a device bears, as code says it. */
class DeviceLimitsTest {

    @Test
    void aDeviceHasTheLimitsThatCodeSays() {
        DeviceFacts device =
                DeviceFacts.named("R1").limits(new DeviceLimits(3, 10)).build();
        assertThat(device.limits()).isEqualTo(new DeviceLimits(3, 10));
        assertThat(DeviceFacts.named("R2").build().limits()).isEqualTo(DeviceLimits.NONE);
    }

    @Test
    void aNumberThatIsNoneIsToldWithTheDevice() {
        DeviceFacts.Builder many = DeviceFacts.named("R1").attribute("limits", Map.of("sessions", "many"));
        assertThatThrownBy(many::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("R1: limits: sessions is 'many'; a number of 1 or more is wanted; 0 is unlimited");
        DeviceFacts.Builder negative = DeviceFacts.named("R1").attribute("limits", Map.of("logins_per_minute", -1));
        assertThatThrownBy(negative::build)
                .hasMessage(
                        "R1: limits: sessions 0, logins_per_minute -1: numbers of 1 or more are wanted; 0 is unlimited");
    }
}
