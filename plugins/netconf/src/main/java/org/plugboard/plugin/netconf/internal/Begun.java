// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Optional;
import org.plugboard.plugin.netconf.internal.framing.Head;

/**
 * A message whose start tag is there. Whose it is, is decided then: it does not answer what is asked while it comes.
 *
 * @param request the id of the one that it answers; empty if it answers none, or nobody can tell which
 * @param isTold whether whoever it is for has heard of it, and the rest is passed over
 */
record Begun(Head head, Optional<String> request, boolean isTold) {

    Begun(Head head, Optional<String> request) {
        this(head, request, false);
    }

    /** The same, when whoever it is for has heard that it is too long. */
    Begun told() {
        return new Begun(head, request, true);
    }
}
