// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.nio.file.Path;
import java.util.SortedSet;
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
     * Whether the file is read only to say what is to be said about it. Then everything is worth a warning that looks like a
     * mistake, such as a class that is not here; of a file that is loaded only what has surely no effect, since the plugin
     * may still arrive (semantics 98, rulings of section 9).
     */
    boolean isValidation();

    /** The names of the connection classes that are here now, sorted. */
    SortedSet<String> connectionClasses();

    /** The protocols, in lower case, that a connection class or a transport serves here now, sorted. */
    SortedSet<String> protocols();

    /** Takes something to be said about the file. */
    void report(Finding finding);
}
