// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

/** Who does a call: the session of a plain connection, or one of a pool's. */
interface Worker {

    /** Its session. */
    OpenSession session();
}
