// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What a peer does on one connection; when it returns, the peer hangs up. */
@FunctionalInterface
interface Script {

    /** Ends with an exception when the other side has hung up. */
    void play(InputStream in, OutputStream out) throws IOException;
}
