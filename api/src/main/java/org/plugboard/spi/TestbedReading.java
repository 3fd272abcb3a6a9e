// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Finding;

/** One reading of a testbed: what its {@link TestbedSource} is given. Used by one thread. */
@ProviderType
public interface TestbedReading {

    /** The file to read. */
    Path file();

    /** The value of an environment variable, or null if it is not set. */
    @Nullable
    String variable(String name);

    /**
     * Whether a class of this name is worth no word. A file that is loaded may name any, since the plugin may still
     * arrive; one that is validated may name those that are here now (rulings of the semantics, section 9).
     */
    boolean knowsClass(String connectionClass);

    /** Takes something to be said about the file. */
    void report(Finding finding);
}
