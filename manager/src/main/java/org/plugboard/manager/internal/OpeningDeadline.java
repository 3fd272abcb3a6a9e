// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.spi.Deadline;

/**
 * By when an opening is open, or has failed: the wait until the limits of its device let it in has a time of its own, and that of
 * connecting begins behind it. Thread-safe.
 */
final class OpeningDeadline {

    private final ConnectionSettings settings;

    /** Null before it is being opened. */
    private volatile @Nullable Deadline current;

    OpeningDeadline(ConnectionSettings settings) {
        this.settings = settings;
    }

    /** As far as is known now; of one that is not being opened yet, as if that began now. */
    Deadline current() {
        Deadline begun = current;
        return begun == null ? settings.lastDeadline() : begun;
    }

    /** It waits from now on to be let in. */
    void waiting() {
        current = settings.lastDeadline();
    }

    /** It connects from now on. */
    Deadline connecting() {
        Deadline begun = Deadline.after(settings.connectTimeout());
        current = begun;
        return begun;
    }
}
