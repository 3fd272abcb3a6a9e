// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An interface of a device, and the cable in it. Where it leads is computed from the graph as it is now (semantics 88).
 * Thread-safe.
 */
@ProviderType
public interface DeviceInterface {

    /** Its name, unique in its device. */
    default String name() {
        return facts().name();
    }

    /** Its second name; its name when it has no other (semantics 75). */
    default String alias() {
        return facts().alias();
    }

    /** What it was made from; of a testbed that is followed, as its file says it now. What is plugged in may differ. */
    InterfaceFacts facts();

    /** The device that it belongs to, which it does not keep alive (semantics 91); empty if that is gone, or if it belongs to none. */
    Optional<Device> device();

    /** What is plugged in: a link or a segment; empty if nothing is. */
    Optional<Link> link();

    /**
     * Plugs it into the link, out of the one that it was in; null leaves it unplugged.
     *
     * @throws org.plugboard.connection.InvalidRequestException if another link of that name is in its testbed (semantics 76),
     *     or if the link is not of this plugboard
     */
    void plugInto(@Nullable Link link);

    /** The other interfaces on its link. */
    Set<DeviceInterface> remoteInterfaces();

    /** The devices of the other interfaces on its link; its own too, if the cable comes back to it. */
    Set<Device> remoteDevices();
}
