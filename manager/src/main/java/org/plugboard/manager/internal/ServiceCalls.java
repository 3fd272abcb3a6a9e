// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.connection.Services;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that services can be called on: a connection, a lease of it, its device, each perhaps with tags. */
abstract class ServiceCalls implements Services {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCalls.class);

    /** The connection that is called. */
    abstract ManagedConnection connection();

    /**
     * Where its calls get their sessions, or the exception that says why there are none.
     *
     * @param called what {@link #connection} gave for this call; a device may have another one a moment later
     */
    abstract Sessions sessions(ManagedConnection called);

    /** What calls are made on, as hooks see it: the connection that is called, or a lease of it. */
    ServiceCalls target(ManagedConnection called) {
        return called;
    }

    /** What the caller says of the calls. */
    Map<String, Object> tags() {
        return Map.of();
    }

    @Override
    public @Nullable Object call(String service, @Nullable Object... arguments) {
        return Door.call(this, service, arguments);
    }

    @Override
    public <T> T as(Class<T> serviceInterface) {
        ManagedConnection connection = connection();
        String name = connection.name();
        if (!serviceInterface.isInterface() || !serviceInterface.isAnnotationPresent(ServiceInterface.class)) {
            throw new InvalidRequestException(
                    name + ": " + serviceInterface.getName() + " is no service interface (@ServiceInterface)");
        }
        SessionKind kind = sessions(connection).kind();
        if (serviceInterface.getClassLoader() != null
                && serviceInterface.getClassLoader().equals(kind.pluginLoader())) {
            throw new InvalidRequestException(name + ": " + serviceInterface.getName()
                    + " is defined by the plugin's own bundle and would be gone with it; call its methods by name, or move"
                    + " it to an API bundle");
        }
        if (!serviceInterface.isAssignableFrom(kind.type())) {
            throw new NotSupportedException(name + ": class " + connection.connectionClass() + " does not offer "
                    + serviceInterface.getSimpleName() + "; it has: "
                    + String.join(", ", kind.services().names()));
        }
        return TypedView.of(this, serviceInterface);
    }

    @Override
    public Services tagged(String key, Object value) {
        return new TaggedCalls(this, key, value);
    }

    @Override
    public String execute(String command) {
        return text(call("execute", command));
    }

    @Override
    public String configure(String lines) {
        return text(call("configure", lines));
    }

    @Override
    @Deprecated(since = "0.1.0")
    public String config(String lines) {
        LOG.warn("{}: config is an old name; call configure", connection().name());
        return configure(lines);
    }

    @Override
    public void send(String text) {
        call("send", text);
    }

    @Override
    public String receive() {
        return text(call("receive"));
    }

    /** A class may answer with something else than text; it is then shown as text, nothing as the empty one. */
    private static String text(@Nullable Object result) {
        return result == null ? "" : result.toString();
    }
}
