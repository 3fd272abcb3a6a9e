// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.List;
import java.util.Map;
import org.plugboard.plugin.simulator.internal.netconf.ServerDescription;

/**
 * What a device says over NETCONF, and how.
 *
 * @param versions the versions of the framing that it speaks: 1.0, 1.1
 * @param server what it knows and can do
 * @param replies what is special in the reply to an operation; {@code *} is any
 * @param faults what is wrong with the bytes of the reply to an operation; {@code hello} with the first message, {@code *} with
 *     all others
 */
record NetconfDescription(
        List<String> versions,
        ServerDescription server,
        Map<String, List<ReplyRule>> replies,
        Map<String, Fault> faults) {}
