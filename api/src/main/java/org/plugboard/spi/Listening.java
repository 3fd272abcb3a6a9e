// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A {@link Session} that can be in use while nobody calls it: somebody hears what its device says by itself. One that does not offer it is
 * used while it is called.
 */
@ConsumerType
public interface Listening {

    /** Whether somebody listens now. A session that somebody listens to is not closed for being idle. Must not block. */
    boolean isListening();
}
