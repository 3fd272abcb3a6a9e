// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.List;

/**
 * A lock on parts of the running configuration (RFC 5717).
 *
 * @param id for {@link Netconf#partialUnlock}
 * @param nodes the places that are locked, as XPath expressions
 */
public record PartialLock(long id, List<String> nodes) {

    public PartialLock {
        nodes = List.copyOf(nodes);
    }
}
