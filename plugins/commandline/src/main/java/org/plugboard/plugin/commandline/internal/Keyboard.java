// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.IOException;
import org.plugboard.device.Asker;

/** What people type, and what is piped in. As an {@link Asker} it asks whoever sits at the terminal, if there is one. */
interface Keyboard extends Asker {

    /**
     * All that is piped in. Blocks until its end.
     *
     * @throws IOException if it cannot be read
     */
    String piped() throws IOException;

    /** Whether what is read by {@link #piped()} would be typed at a terminal, where everybody sees it. */
    boolean isSeen();
}
