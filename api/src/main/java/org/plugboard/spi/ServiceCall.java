// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.Connection;
import org.plugboard.connection.Lease;
import org.plugboard.connection.Services;
import org.plugboard.device.Device;

/**
 * A call of a service on its way through the hooks (semantics 65). It is a value: {@link #with} and {@link #on} make
 * another one. It belongs to the thread that makes the call, and to its time: it cannot be kept.
 */
@ProviderType
public interface ServiceCall {

    /** The connection that is called, plain or a pool. A hook's own calls on it, in the same thread, are not hooked again. */
    Connection connection();

    /** The device of the connection. */
    default Device device() {
        return connection().device();
    }

    /** What the call was made on: the connection, or a lease of it, whose worker a hook's own calls then share. */
    Services target();

    /** The name of the service as its method bears it, for example {@code getConfig}; {@code connect} for connecting. */
    String service();

    /** The arguments, of the types of the service's parameters; not to be changed. */
    List<@Nullable Object> arguments();

    /**
     * What the caller said of the call by {@link Services#tagged}: who makes it, the test case and the step that it belongs to
     * (semantics 65, 67).
     */
    Map<String, Object> tags();

    /**
     * This call with other arguments, which may be texts as {@link Services#call} takes them, and of another number if the service
     * takes that.
     *
     * @throws org.plugboard.connection.InvalidRequestException if they do not fit
     */
    ServiceCall with(@Nullable Object... arguments);

    /**
     * This call on a lease of its connection, so that all that a hook does runs on the same worker.
     *
     * @throws org.plugboard.connection.InvalidRequestException if it is none of its connection
     */
    ServiceCall on(Lease lease);

    /**
     * Goes on with this call: to the next hook, behind the last one to the service itself. May be called any number of
     * times, each time in the thread that makes the call. Blocks as the service does, its wait for a turn or a worker included.
     *
     * @return what the service returns; for {@code connect} the connection
     * @throws org.plugboard.connection.InvalidRequestException in another thread, or when the call is over
     * @throws org.plugboard.connection.ConnectionException as the service throws it
     */
    @Nullable
    Object proceed();
}
