// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.device.Finding;

/** One reading of a testbed: what its {@link TestbedSource} is given. Used by one thread. */
@ProviderType
public interface TestbedReading {

    /** What the user named: a file, {@code ~/file}, folder or URL, or the text of a testbed itself (semantics 73). */
    String location();

    /** Notes that the testbed depends on this file or folder, so that whoever follows the testbed looks at it too; it need not be there. */
    void dependsOn(Path file);

    /** The value of an environment variable, or null if it is not set. */
    @Nullable
    String variable(String name);

    /** The value that was given for {@code %CLI{name}}, a text, number, boolean or list; empty if none was (semantics 109). */
    Optional<Object> argument(String name);

    /**
     * Asks whoever sits there (semantics 107); blocks for the answer.
     *
     * @param hidden whether the answer must not be seen while it is typed
     * @param key the way from the top of the testbed to the value that is asked for: if the testbed is read again, it gets the same
     *     answer, and what is not there yet nobody is asked for
     * @return empty if there is nobody to answer, as when a file is only validated
     */
    Optional<String> ask(String question, boolean hidden, String key);

    /** The service that {@code %CALLABLE{name}} calls, if it is here now (semantics 105). */
    Optional<TestbedCallable> callable(String name);

    /** The names of the services that {@code %CALLABLE{}} can call now, sorted. */
    SortedSet<String> callables();

    /** Who decodes {@code %ENC{}}, if anybody is here (semantics 108). */
    Optional<SecretStrings> secretStrings();

    /** The names of the credential sources that are here now, sorted. */
    SortedSet<String> credentialSources();

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
