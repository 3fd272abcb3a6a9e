// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.ConnectRequest;

/**
 * Several devices of a testbed that are called in parallel (semantics 92, 93). A call returns one outcome for each device, in
 * the order of the group, and does not throw for what goes wrong with one of them. It blocks until all have ended, each within
 * its own limits, or until {@link #within} is over. Immutable; thread-safe.
 *
 * <p>Each device is called in a thread of its own, at most 256 at once; the others wait, which does not count against their own
 * limits. A thread that holds a {@link org.plugboard.connection.Lease} of one of the connections gives it back first: the call
 * would wait for it.
 *
 * <p>Every call throws {@link org.plugboard.connection.CallInterruptedException} if its thread is interrupted; the calls of the
 * devices are interrupted then, too.
 */
@ProviderType
public interface DeviceGroup {

    /** The devices, in their order. */
    List<Device> devices();

    /**
     * The same, each call of which is over at this time at the latest: of a device that has not answered by then the outcome
     * is a {@link org.plugboard.connection.TimedOutException}, and its call is interrupted.
     *
     * @throws org.plugboard.connection.InvalidRequestException if it is not longer than zero
     */
    DeviceGroup within(Duration limit);

    /**
     * The same, connecting over these paths (semantics 92).
     *
     * @param paths the name of a path by name or alias of a device; devices that it does not name take the path of the request,
     *     or their default
     * @throws org.plugboard.connection.UnknownNameException if a device is not in the group
     */
    DeviceGroup vias(Map<String, String> paths);

    /** Another name of {@link #vias}. */
    default DeviceGroup via(Map<String, String> paths) {
        return vias(paths);
    }

    /**
     * The same, whose service calls tell the hooks something more, as {@link
     * org.plugboard.connection.Services#tagged(String, Object)} does.
     */
    DeviceGroup tagged(String key, Object value);

    /** Connects each; the value of an outcome is the {@link org.plugboard.connection.Connection}. */
    List<DeviceOutcome> connect(ConnectRequest request);

    /** Connects each by its defaults. */
    default List<DeviceOutcome> connect() {
        return connect(ConnectRequest.defaults());
    }

    /** Disconnects all connections of each and keeps them. */
    List<DeviceOutcome> disconnect();

    /** Disconnects all connections of each and drops them. */
    List<DeviceOutcome> destroy();

    /** Runs one command on the default connection of each; the value of an outcome is the answer. */
    List<DeviceOutcome> execute(String command);

    /** Configures each by its default connection; the value of an outcome is what came back. */
    List<DeviceOutcome> configure(String lines);

    /** Calls a service of the default connection of each by name, for example {@code parse}, if its class has it. */
    List<DeviceOutcome> call(String service, @Nullable Object... arguments);
}
