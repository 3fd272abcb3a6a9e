// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much a device bears, so that nobody asks more of it: what its block {@code limits} says, or code.
 *
 * @param sessions the most sessions at once, of all aliases and all workers of pools together; 0 is without limit
 * @param loginsPerMinute the most logins in any 60 seconds, refused ones too; 0 is without limit
 */
public record DeviceLimits(int sessions, int loginsPerMinute) {

    /** Without limits. */
    public static final DeviceLimits NONE = new DeviceLimits(0, 0);

    static final String BLOCK = "limits";

    private static final String SESSIONS = "sessions";
    private static final String LOGINS = "logins_per_minute";

    /** @throws IllegalArgumentException if a number is negative */
    public DeviceLimits {
        if (sessions < 0 || loginsPerMinute < 0) {
            throw new IllegalArgumentException("limits: %s %d, %s %d: numbers of 1 or more are wanted; 0 is unlimited"
                    .formatted(SESSIONS, sessions, LOGINS, loginsPerMinute));
        }
    }

    /** What the block among these attributes of a device says. */
    static DeviceLimits of(Map<String, Object> attributes) {
        Map<String, Object> block = Entries.block(attributes, BLOCK);
        return block.isEmpty() ? NONE : new DeviceLimits(number(block, SESSIONS), number(block, LOGINS));
    }

    /**
     * The same, for whoever describes this device.
     *
     * @throws IllegalArgumentException that names the device
     */
    static void require(String device, Map<String, Object> attributes) {
        try {
            of(attributes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(device + ": " + e.getMessage(), e);
        }
    }

    private static int number(Map<String, Object> block, String key) {
        String text = Entries.text(block, key).orElse("0");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "limits: %s is '%s'; a number of 1 or more is wanted; 0 is unlimited".formatted(key, text), e);
        }
    }

    /** As a file has them. */
    Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put(SESSIONS, sessions);
        entries.put(LOGINS, loginsPerMinute);
        return entries;
    }
}
