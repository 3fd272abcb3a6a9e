// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call of several devices ended on one of them (see {@link DeviceGroup}).
 *
 * @param device the device's name
 * @param value what the call returned, null if it returns nothing or failed
 * @param failure why it failed, null if it did not
 * @param elapsed how long the device was called; zero if its call had not begun
 */
public record DeviceOutcome(
        String device, @Nullable Object value, @Nullable RuntimeException failure, Duration elapsed) {

    /** Whether it succeeded. */
    public boolean ok() {
        return failure == null;
    }

    @Override
    public String toString() {
        return device + ": " + (failure == null ? "ok" : failure.getMessage()) + " (" + elapsed.toMillis() + " ms)";
    }
}
