// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A testbed whose file is watched. A change of the file, or of one that it extends or includes, is applied as a difference:
 * what did not change keeps its live connections; removed devices are destroyed; a connection over a path that changed is
 * disconnected and opens over the new one at its next connect. An edit that cannot be used changes nothing but {@link
 * #problem()}. Until it is closed, the testbed and each of its devices are OSGi services in a container. Thread-safe.
 */
@ProviderType
public interface FollowedTestbed extends Registration {

    /** The testbed: the same object as long as it is followed. */
    Testbed testbed();

    /** Why the file as it is now cannot be used; empty if the testbed is what the file says. */
    Optional<TestbedException> problem();

    /** What was to be said about the file when it was read the last time. */
    List<Finding> findings();

    /** Stops to follow, and destroys all connections of the testbed; blocks until they are closed, each in a bounded time. */
    @Override
    void close();
}
