// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How the services of a connection are called: on the connection itself, or on its device, where the default connection is
 * meant (semantics 25). Thread-safe: calls on one connection have their turn, one after the other, unless their {@link
 * ServiceInterface} bears many threads at once.
 *
 * <p>Every call throws {@link NotConnectedException} before the connection is connected, {@link NotSupportedException} if
 * its class has no such service (semantics 38), {@link ConnectionClosedException} if it is closed meanwhile, and {@link
 * TimedOutException} if the answer does not come in time.
 */
@ProviderType
public interface Services {

    /**
     * Calls a service by name, for shells and scripts. The name is found without regard to case, {@code -} and {@code _};
     * texts are converted to the types of its parameters.
     *
     * @return what the service returns, null if it returns nothing
     * @throws InvalidRequestException if the arguments do not fit
     */
    @Nullable
    Object call(String service, @Nullable Object... arguments);

    /**
     * The connection seen as one of its service interfaces, for example {@code as(Cli.class)}. The view stays valid across
     * disconnects and updates of the plugin.
     *
     * @throws NotSupportedException if the class has no such services
     * @throws InvalidRequestException if {@code serviceInterface} is no service interface, or one that the plugin's own
     *     bundle defines, which would be gone with the plugin; its methods can be reached by {@link #call}
     */
    <T> T as(Class<T> serviceInterface);

    /**
     * The same services, whose calls tell the hooks something more (semantics 65, 67): who makes them, or the test case and the
     * step that they belong to. Tags can be added to tags.
     */
    Services tagged(String key, Object value);

    /** Runs one command and returns its whole answer, without echo and prompt. */
    String execute(String command);

    /** Enters configuration mode, sends the lines, leaves it again, and returns what came back. */
    String configure(String lines);

    /**
     * The old name of {@link #configure}; logs a warning (semantics 40).
     *
     * @deprecated call {@link #configure}
     */
    @Deprecated(since = "0.1.0")
    String config(String lines);

    /** Sends the text as it is, without an end of line. */
    void send(String text);

    /** Waits until something has come, and returns it; an empty text if nothing came in time. */
    String receive();
}
