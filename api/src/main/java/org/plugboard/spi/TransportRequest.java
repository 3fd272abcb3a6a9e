// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session wants of a transport.
 *
 * @param protocol in lower case
 * @param purpose what runs at the other end
 * @param name the command of an {@code EXEC}, the subsystem of a {@code SUBSYSTEM}, else null
 * @param window the terminal to show to the other end, or null for none
 * @param endpoint where it shall lead, or null for where the path leads
 * @param login the name of the credential that is preferred where no argument names one, or null; where there is none of
 *     this name, {@code default} is taken
 * @param call how the device calls us, instead of being called; or null
 */
public record TransportRequest(
        String protocol,
        Purpose purpose,
        @Nullable String name,
        @Nullable Window window,
        @Nullable Endpoint endpoint,
        @Nullable String login,
        @Nullable CallHome call) {

    /** What runs at the other end of a transport. */
    public enum Purpose {
        /** An interactive command line. */
        SHELL,
        /** One command. */
        EXEC,
        /** A named subsystem, such as {@code netconf}. */
        SUBSYSTEM,
        /** Bare bytes. */
        TCP
    }

    /**
     * A terminal as the other end sees it.
     *
     * @param type its name in the terminal database, for example {@code vt100}
     * @param columns characters in a line
     * @param rows lines
     */
    public record Window(String type, int columns, int rows) {}

    /** A request that is no call home. */
    public TransportRequest(
            String protocol,
            Purpose purpose,
            @Nullable String name,
            @Nullable Window window,
            @Nullable Endpoint endpoint,
            @Nullable String login) {
        this(protocol, purpose, name, window, endpoint, login, null);
    }

    /** An interactive command line on a terminal of this size. */
    public static TransportRequest shell(String protocol, Window window) {
        return new TransportRequest(protocol, Purpose.SHELL, null, window, null, null);
    }

    /** A subsystem such as {@code netconf}. */
    public static TransportRequest subsystem(String protocol, String name) {
        return new TransportRequest(protocol, Purpose.SUBSYSTEM, name, null, null, null);
    }

    /** Bare bytes to and from this port, for a transport to stand on; protocol {@code tcp}. */
    public static TransportRequest tcp(String host, int port) {
        return new TransportRequest("tcp", Purpose.TCP, null, null, new Endpoint(host, port), null);
    }

    /** Bare bytes to and from a device that calls us, for a transport to stand on; protocol {@code tcp}. */
    public static TransportRequest tcp(CallHome call) {
        return new TransportRequest("tcp", Purpose.TCP, null, null, call.endpoint(), null, call);
    }

    /** Bare bytes by a protocol that carries any, such as {@code tls}, to where the path leads. */
    public static TransportRequest stream(String protocol) {
        return new TransportRequest(protocol, Purpose.TCP, null, null, null, null);
    }

    /** The same, to this port instead of where the path leads. */
    public TransportRequest to(Endpoint destination) {
        return new TransportRequest(protocol, purpose, name, window, destination, login, call);
    }

    /** The same, with the credential of this name where there is one, else {@code default}. */
    public TransportRequest as(String credential) {
        return new TransportRequest(protocol, purpose, name, window, endpoint, credential, call);
    }

    /** The name of the credential that is preferred. */
    public Optional<String> credential() {
        return Optional.ofNullable(login);
    }

    /** The command or the subsystem. */
    public Optional<String> target() {
        return Optional.ofNullable(name);
    }

    /** The terminal. */
    public Optional<Window> terminal() {
        return Optional.ofNullable(window);
    }

    /** Where it shall lead. */
    public Optional<Endpoint> destination() {
        return Optional.ofNullable(endpoint);
    }

    /** How the device calls us. */
    public Optional<CallHome> callHome() {
        return Optional.ofNullable(call);
    }
}
