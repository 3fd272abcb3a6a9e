// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.device.Testbed;

/**
 * A command language in which people and scripts use the devices of a testbed. Registered as a service, which the command
 * line finds. Must be thread-safe.
 */
@ConsumerType
public interface Shell {

    /**
     * Reads commands from the terminal of this process until its user leaves. Blocks; to interrupt the thread ends it.
     *
     * @param testbed what the commands are about, or null for none yet; it stays open
     * @return the exit code
     */
    int interact(@Nullable Testbed testbed);

    /**
     * Runs the commands of a file up to the first that fails. Blocks; to interrupt the thread ends it.
     *
     * @param testbed what the commands are about, or null for none yet; it stays open
     * @param out where results go
     * @param err where errors go, each with file and line
     * @return 0 if all commands succeeded, 1 if one failed, 2 if the script cannot be read
     */
    int run(Path script, @Nullable Testbed testbed, PrintWriter out, PrintWriter err);
}
