// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.ConnectionFactory;

/**
 * What a caller says of a connection to be made (semantics 16); what it leaves out, the path, the device's defaults and
 * the container decide. Immutable: every method returns a new request.
 */
public final class ConnectRequest {

    private static final ConnectRequest DEFAULTS = new ConnectRequest(null, null, null, null, Map.of());

    private final @Nullable String connectionClass;
    private final @Nullable ConnectionFactory factory;
    private final @Nullable String alias;
    private final @Nullable String via;
    private final Map<String, Object> arguments;

    private ConnectRequest(
            @Nullable String connectionClass,
            @Nullable ConnectionFactory factory,
            @Nullable String alias,
            @Nullable String via,
            Map<String, Object> arguments) {
        this.connectionClass = connectionClass;
        this.factory = factory;
        this.alias = alias;
        this.via = via;
        this.arguments = arguments;
    }

    /** Says nothing: the defaults decide all. */
    public static ConnectRequest defaults() {
        return DEFAULTS;
    }

    /** Asks for a connection class by name. */
    public static ConnectRequest using(String connectionClass) {
        return new ConnectRequest(connectionClass, null, null, null, Map.of());
    }

    /** Asks for the connection class that {@code factory} makes, whether or not it is registered. */
    public static ConnectRequest using(ConnectionFactory factory) {
        return new ConnectRequest(null, factory, null, null, Map.of());
    }

    /** Asks for a path by name; every further wish can be added. */
    public static ConnectRequest via(String path) {
        return DEFAULTS.overPath(path);
    }

    /** The same, under this alias. */
    public ConnectRequest alias(String name) {
        return new ConnectRequest(connectionClass, factory, name, via, arguments);
    }

    /** The same, over this path. */
    public ConnectRequest overPath(String path) {
        return new ConnectRequest(connectionClass, factory, alias, path, arguments);
    }

    /** The same, with this argument for the connection class; it goes before the path's and the defaults'. */
    public ConnectRequest with(String argument, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(argument, value);
        return new ConnectRequest(connectionClass, factory, alias, via, Collections.unmodifiableMap(more));
    }

    /**
     * The same, as a pool of so many workers (semantics 16, 44): the argument {@code pool_size}.
     *
     * @param size at least 1
     */
    public ConnectRequest pool(int size) {
        return with("pool_size", size);
    }

    /**
     * The same, as a pool that grows on demand: the arguments {@code pool_least} and {@code pool_size}.
     *
     * @param least how many workers are connected at once and kept, at least 1
     * @param size how many there may be
     */
    public ConnectRequest pool(int least, int size) {
        return with("pool_least", least).pool(size);
    }

    /**
     * The same, with a limit for the wait for a free worker: the argument {@code pool_timeout}. {@link Duration#ZERO} waits for
     * ever, until the pool is closed or the thread interrupted (semantics 48).
     */
    public ConnectRequest poolTimeout(Duration limit) {
        return with("pool_timeout", limit);
    }

    /** The connection class asked for by name. */
    public Optional<String> connectionClass() {
        return Optional.ofNullable(connectionClass);
    }

    /** The connection class asked for by its factory. */
    public Optional<ConnectionFactory> factory() {
        return Optional.ofNullable(factory);
    }

    /** The alias asked for. */
    public Optional<String> alias() {
        return Optional.ofNullable(alias);
    }

    /** The path asked for. */
    public Optional<String> via() {
        return Optional.ofNullable(via);
    }

    /** The arguments for the connection class, in the order in which they were added. */
    public Map<String, Object> arguments() {
        return arguments;
    }
}
