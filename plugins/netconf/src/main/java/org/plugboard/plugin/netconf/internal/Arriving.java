// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;

/**
 * A message that comes and is not whole yet.
 *
 * @param begun empty as long as its start tag is not known
 * @param bytes how many of it have come
 */
record Arriving(Optional<Begun> begun, long bytes) {

    /** Whether it is the reply to this call. */
    boolean answers(Call call) {
        return begun.flatMap(Begun::request).equals(Optional.of(call.id()));
    }
}
