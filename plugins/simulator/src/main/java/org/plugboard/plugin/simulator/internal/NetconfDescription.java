// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.Map;

/**
 * What a device says over NETCONF.
 *
 * @param versions the versions of the framing that it speaks: 1.0, 1.1
 * @param capabilities what it can do besides
 * @param keys the elements that tell entries of a list apart, as no schema says it
 * @param running its configuration as XML, with placeholders
 * @param state what it knows besides, as XML with placeholders
 * @param faults what is wrong with the reply to an operation; {@code hello} with the first message, {@code *} with all others
 */
record NetconfDescription(
        List<String> versions,
        List<String> capabilities,
        List<String> keys,
        String running,
        String state,
        Map<String, Fault> faults) {}
