// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.InterfaceAddress;
import org.plugboard.device.Path;

/**
 * The setting {@code call_home} of a path: the device connects to us, and we are the client of SSH or TLS all the same (RFC 8071).
 * The transport that is asked for it is {@code tcp}; what stands on that does the rest as on a connection that it dialled. Behind one
 * address there may be several devices (NAT), so whoever calls may be another one: it is hung up on, and the next call is waited for.
 *
 * @param listen the address on which calls are taken, or null for all of this machine
 * @param port where, 1 … 65535
 * @param from who may call: addresses, names and networks ({@code 192.0.2.0/24}); not empty
 * @param host who is expected, for host keys and messages: the name of the device where {@code from} is given, else the path's host,
 *     from which it calls
 * @param shared whether {@code from} is more than one address or name, so that others certainly call from there, too: who it is must
 *     be checked then
 */
public record CallHome(@Nullable String listen, int port, List<String> from, String host, boolean shared) {

    /** The port for SSH (RFC 8071, section 8). */
    public static final int SSH_PORT = 4334;

    /** The port for TLS (RFC 8071, section 8). */
    public static final int TLS_PORT = 4335;

    private static final String NAME = "call_home";
    private static final String LISTEN = NAME + ".listen";
    private static final String PORT = NAME + ".port";
    private static final String FROM = NAME + ".from";
    private static final SettingBlock BLOCK = SettingBlock.of(NAME, "listen", "port", "from");

    private static final Set<String> NO = Set.of("false", "no", "off");

    /** Copies the list. */
    public CallHome {
        from = List.copyOf(from);
    }

    /**
     * What the path or the call says of it: {@code call_home: true}, or a block, be it empty, with some of {@code listen}, {@code port} and {@code
     * from}; empty if it says nothing, or {@code false}. Without {@code from} the path's host is the one who calls.
     *
     * @param defaultPort the port if none is given
     * @throws InvalidRequestException if it cannot be used
     */
    public static Optional<CallHome> of(TransportContext context, int defaultPort) {
        Arguments arguments = context.arguments();
        BLOCK.refuseOthers(context);
        Optional<String> listen = arguments.text(LISTEN);
        int port = arguments.number(PORT, defaultPort);
        List<String> from = arguments.texts(FROM);
        if (!isAsked(context.arguments())) {
            return Optional.empty();
        }
        from.forEach(one -> checkNetwork(context, one));
        if (port < 1 || port > 65535) {
            throw new InvalidRequestException(
                    "%s: %s is %d; a port is 1 … 65535".formatted(context.name(), PORT, port));
        }
        Optional<String> host = context.path().flatMap(Path::host);
        if (from.isEmpty() && host.isEmpty()) {
            throw new InvalidRequestException(
                    "%s: call_home does not say who may call; give the path's host, or an address or a network with %s"
                            .formatted(context.name(), FROM));
        }
        return Optional.of(new CallHome(
                listen.orElse(null),
                port,
                from.isEmpty() ? List.of(host.get()) : from,
                from.isEmpty() ? host.get() : context.device().name(),
                from.size() > 1 || from.stream().anyMatch(one -> one.contains("/"))));
    }

    /**
     * For whoever dials, and so cannot wait for a call. The defaults may ask for it on behalf of other paths.
     *
     * @throws InvalidRequestException if the path or the call asks for it
     */
    static void refuse(TransportContext context) {
        if (isAsked(context.arguments().withoutDefaults())) {
            throw new InvalidRequestException(
                    "%s: %s is given, but %s cannot wait for a call; ssh, tls, netconf and tcp can"
                            .formatted(
                                    context.name(),
                                    NAME,
                                    context.path().flatMap(Path::protocol).orElse("this class")));
        }
    }

    /** A block asks for it, unless something nearer to the call says no. */
    private static boolean isAsked(Arguments arguments) {
        boolean isBlock =
                arguments.isBlock(NAME) || Stream.of(LISTEN, PORT, FROM).anyMatch(arguments::isGiven);
        if (!arguments.isGiven(NAME)) {
            return isBlock;
        }
        List<String> given = arguments.texts(NAME);
        if (isBlock) {
            return given.size() != 1 || !NO.contains(given.get(0).toLowerCase(Locale.ROOT));
        }
        try {
            return arguments.flag(NAME, false);
        } catch (InvalidRequestException e) {
            throw new InvalidRequestException("%s; as a block %s".formatted(e.getMessage(), BLOCK.said()), e);
        }
    }

    private static void checkNetwork(TransportContext context, String text) {
        if (text.indexOf('/') < 0) {
            return;
        }
        try {
            InterfaceAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "%s: %s is '%s', which is no network: %s; it may be an address, a name, a network as 192.0.2.0/24, or a list"
                            .formatted(context.name(), FROM, text, e.getMessage()),
                    e);
        }
    }

    /** Who is expected, at the port at which he calls: as the connection shows where it leads. */
    public Endpoint endpoint() {
        return new Endpoint(host, port);
    }

    /** Where calls are taken: {@code port 4334}, {@code 192.0.2.10:4334}. */
    public String where() {
        return listen == null ? "port " + port : new Endpoint(listen, port).toString();
    }
}
