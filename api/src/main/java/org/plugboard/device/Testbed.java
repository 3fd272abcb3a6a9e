// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;

/**
 * The devices of one testbed, alive, and the cables between them. Thread-safe; what is asked for is answered from the state
 * of that moment.
 */
@ProviderType
public interface Testbed {

    /** The testbed's name. */
    String name();

    /** The testbed's second name; its name when it has no other (semantics 75). */
    default String alias() {
        return facts().alias();
    }

    /** The data that it was made from; of one that is followed, as its file says it now. */
    TestbedFacts facts();

    /** All devices in the order of the file; those that were added later come last. */
    Collection<Device> devices();

    /**
     * The device of this name or alias (semantics 77).
     *
     * @throws UnknownNameException if there is none; it lists those that there are and the nearest
     */
    Device device(String nameOrAlias);

    /** Whether there is a device of this name or alias (semantics 77). */
    boolean contains(String nameOrAlias);

    /** Whether there is a device that has this as its alias and another name (semantics 77). */
    boolean isAlias(String nameOrAlias);

    /** The links and segments that interfaces of its devices are plugged into now (semantics 88). */
    Set<Link> links();

    /**
     * The link of this name or alias that interfaces of its devices are plugged into now, or else such a segment.
     *
     * @throws UnknownNameException if there is none; it lists those that there are and the nearest
     */
    Link link(String nameOrAlias);

    /**
     * Takes a device in, out of the testbed that it belonged to; its cables go with it, so that a link may be in two testbeds
     * (semantics 89). A cable whose other end is free becomes the link of that name in this testbed, if there is one. Its
     * connections stay as they are.
     *
     * @throws InvalidRequestException if there is a device of that name or alias already, if another link of the name of one
     *     of its links is here (semantics 76), or if the device is not of this plugboard; then nothing has changed
     */
    void add(Device device);

    /**
     * Removes a device by name or alias: its connections are destroyed, its interfaces unplugged. Blocks until the connections
     * are closed, each in a bounded time.
     *
     * @throws UnknownNameException if there is none
     * @throws org.plugboard.connection.SeveralFailedException if connections failed to close; the device is removed all the
     *     same
     */
    void remove(String nameOrAlias);

    /**
     * Keeps only these devices and links (semantics 90). If a link is named at all, interfaces that are on no wanted link are
     * removed from the devices that stay. Devices that are not kept are removed as by {@link #remove}.
     *
     * @param wanted names or aliases of devices, links and segments; what a device bears means the device
     * @param extendDevicesFromLinks whether the devices at the ends of wanted links are kept too
     * @throws UnknownNameException if a name means nothing here; then nothing was removed
     * @throws org.plugboard.connection.SeveralFailedException if connections of removed devices failed to close
     */
    void squeeze(Collection<String> wanted, boolean extendDevicesFromLinks);

    /** The devices that are here now, to be called in parallel (semantics 92, 93). */
    DeviceGroup all();

    /**
     * Some devices, to be called in parallel (semantics 92, 93).
     *
     * @param namesOrAliases of the devices, in the order of the results; one that is named twice is called once
     * @throws UnknownNameException if there is no such device
     */
    DeviceGroup only(List<String> namesOrAliases);

    /** Some devices, to be called in parallel. */
    default DeviceGroup only(String... namesOrAliases) {
        return only(List.of(namesOrAliases));
    }

    /** Destroys all connections of all devices, as {@link org.plugboard.connection.Connector#destroyAll()} does. */
    void destroyAll();
}
