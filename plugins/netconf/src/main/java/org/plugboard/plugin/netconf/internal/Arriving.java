// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;
import org.plugboard.plugin.netconf.internal.framing.Head;

/**
 * A message that comes and is not whole yet.
 *
 * @param head empty as long as its start tag is not known
 * @param bytes how many of it have come
 */
record Arriving(Optional<Head> head, long bytes) {

    /** Whose reply it is. */
    Optional<String> messageId() {
        return head.filter(Head::isReply).flatMap(Head::messageId);
    }
}
