// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.OptionalInt;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Path;

/**
 * A port of a host.
 *
 * @param host an address or a name, which is resolved when connecting
 * @param port 1 … 65535
 */
public record Endpoint(String host, int port) {

    /**
     * Where the path of a connection leads, which must say so whole.
     *
     * @throws InvalidRequestException if there is no path, or it has no host or no port, or it or the call wants the device to call ({@link CallHome})
     */
    public static Endpoint of(TransportContext context) {
        Path path = path(context);
        int port = port(context, path)
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: path %s has no port; add one".formatted(context.name(), path.name())));
        return new Endpoint(host(context, path), port);
    }

    /**
     * Where the path of a connection leads.
     *
     * @param defaultPort the port of a path that names none
     * @throws InvalidRequestException if there is no path, or it has no host or a port that cannot be used, or it or the call wants the
     *     device to call ({@link CallHome})
     */
    public static Endpoint of(TransportContext context, int defaultPort) {
        Path path = path(context);
        return new Endpoint(host(context, path), port(context, path).orElse(defaultPort));
    }

    private static Path path(TransportContext context) {
        CallHome.refuse(context);
        return context.path()
                .orElseThrow(() -> new InvalidRequestException(
                        context.name() + ": no path is named that leads to a host; name one with via"));
    }

    private static String host(TransportContext context, Path path) {
        return path.host()
                .orElseThrow(() -> new InvalidRequestException(
                        "%s: path %s has neither host nor ip".formatted(context.name(), path.name())));
    }

    private static OptionalInt port(TransportContext context, Path path) {
        try {
            return path.port();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(context.name() + ": " + e.getMessage(), e);
        }
    }

    /** As messages and addresses have it: {@code 192.0.2.1:22}, {@code [2001:db8::1]:22}. */
    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
