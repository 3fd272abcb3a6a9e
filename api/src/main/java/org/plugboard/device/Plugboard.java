// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.connection.ConnectionListener;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.ServiceHook;

/**
 * Where a user starts: makes devices and testbeds that can be connected to. In a container it is an OSGi service; without
 * one it is made with {@code org.plugboard.manager.EmbeddedPlugboard}. Thread-safe.
 */
@ProviderType
public interface Plugboard {

    /** A device described in code, outside any testbed. Does not connect. */
    Device device(DeviceFacts facts);

    /** A testbed described in code. Does not connect. */
    Testbed testbed(TestbedFacts facts);

    /**
     * Reads a testbed. Reads the disk; does not connect. What is to be warned of is logged.
     *
     * @throws TestbedException if it cannot be read, or if nothing here reads such a testbed
     */
    Testbed load(TestbedRequest request);

    /**
     * Reads a testbed file with the environment of this process for its {@code %ENV{}}.
     *
     * @throws TestbedException if it cannot be read, or if nothing here reads such a file
     */
    default Testbed load(java.nio.file.Path file) {
        return load(TestbedRequest.of(file));
    }

    /**
     * Reads a testbed only to say what is to be said about it (semantics 98): errors, and warnings of what looks like a
     * mistake, such as a connection class that is not here. Reads the disk; asks nobody; does not connect.
     *
     * @return what was found, in the order of the file; empty if all is well
     */
    List<Finding> validate(TestbedRequest request);

    /**
     * Reads a testbed and follows its file until what is returned is closed. Does not connect.
     *
     * @throws TestbedException if it cannot be read now, or if nothing here reads such a testbed
     */
    FollowedTestbed follow(TestbedRequest request);

    /**
     * Follows every testbed file of a folder, those too that are added later; one that cannot be read is reported in the log
     * and tried again when it changes. The folder may be missing.
     *
     * @param inputs what the markup of all of them is filled from; its location is the folder
     */
    Registration followFolder(TestbedRequest inputs);

    /** The testbeds that are followed now, in the order in which they were. */
    List<FollowedTestbed> followed();

    /**
     * Puts a hook around the calls of a scope, from their next one on, until the registration is closed. In a container, a
     * bundle registers it as a service instead, which goes with the bundle.
     */
    Registration hook(ServiceHook hook, HookScope scope);

    /**
     * Tells a listener what happens to connections from now on, until the registration is closed. In a container, a bundle
     * registers it as a service instead, which goes with the bundle.
     */
    Registration listen(ConnectionListener listener);

    /** The connection classes that are here now, sorted by name; of two with one name the one that is taken. */
    List<ConnectionClassFacts> connectionClasses();

    /** The plugins that are installed now, sorted by name, with what each of them offers and misses. */
    List<PluginFacts> plugins();
}
