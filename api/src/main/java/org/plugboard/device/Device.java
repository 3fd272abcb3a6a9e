// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.ConnectionManager;
import org.plugboard.connection.Connector;
import org.plugboard.connection.Services;
import org.plugboard.connection.UnknownNameException;

/**
 * A device that can be connected to. What its connection manager can do, the device can do (semantics 24); its services
 * are those of its default connection (25); {@link #alias} finds the others (26).
 *
 * <p>Thread-safe. A device that nobody holds any more, nor any of its connections, closes its open sessions.
 */
@ProviderType
public interface Device extends Connector, Services {

    /** The device's name in its testbed. */
    String name();

    /** The device's second name; its name when it has no other (semantics 75). */
    default String alias() {
        return facts().alias();
    }

    /** What is known of the device without connecting to it; of a testbed that is followed, as its file says it now. */
    DeviceFacts facts();

    /** The testbed that it belongs to, which it does not keep alive (semantics 91); empty if that is gone, or if it belongs to none. */
    Optional<Testbed> testbed();

    /** Its interfaces by name, a snapshot in the order in which they were added. */
    Map<String, DeviceInterface> interfaces();

    /**
     * The interface of this name or alias.
     *
     * @throws UnknownNameException if there is none; it lists those that there are and the nearest
     */
    DeviceInterface interfaceNamed(String nameOrAlias);

    /**
     * Makes an interface, and plugs it into the link or segment of its testbed that it names, which is made if there is none.
     *
     * @throws org.plugboard.connection.InvalidRequestException if there is one of that name or alias already
     */
    DeviceInterface addInterface(InterfaceFacts facts);

    /**
     * Takes over an interface with its cable, from the device that it belonged to (semantics 89). A cable whose other end is
     * free becomes the link of that name in the testbed, if there is one.
     *
     * @throws org.plugboard.connection.InvalidRequestException if there is one of that name or alias already, if another link
     *     of the name of its link is in the testbed (semantics 76), or if the interface is not of this plugboard
     */
    void addInterface(DeviceInterface moved);

    /**
     * Removes an interface by name or alias; it is unplugged.
     *
     * @throws UnknownNameException if there is none
     */
    void removeInterface(String nameOrAlias);

    /** The links and segments that its interfaces are plugged into now (semantics 88). */
    Set<Link> links();

    /** The links and segments between this device and the other; with itself, those that leave it and come back (semantics 88). */
    Set<Link> findLinks(Device other);

    /** The other ends of the links of each of its interfaces; its own interfaces too, if a link comes back to it. */
    Set<DeviceInterface> remoteInterfaces();

    /** The devices of the other ends of the links of its interfaces; this one too, if a link comes back to it. */
    Set<Device> remoteDevices();

    /** What its connections found out about it so far, for example its {@code hostname}; a snapshot. */
    Map<String, String> learned();

    /** The one manager of this device's connections, the same as long as the device lives (semantics 1). */
    ConnectionManager connectionManager();
}
