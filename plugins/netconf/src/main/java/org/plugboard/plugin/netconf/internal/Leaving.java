// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.netconf.Rpc;
import org.plugboard.plugin.netconf.internal.xml.Fragment;

/**
 * Which calls leave something in the session, by their line, XML or request.
 *
 * @param name device and alias
 * @param capabilities of the device
 * @param limits of requests that say none
 */
record Leaving(String name, Capabilities capabilities, Limits limits) {

    private static final String CLOSE = "close-session";

    boolean by(String service, List<@Nullable Object> arguments) {
        try {
            return rpcs(service, arguments).anyMatch(this::leaves);
        } catch (ConnectionException e) {
            // The call itself says what is wrong with it.
            return false;
        }
    }

    private Stream<Rpc> rpcs(String service, List<@Nullable Object> arguments) {
        Object first = arguments.isEmpty() ? null : arguments.get(0);
        if (first instanceof String text) {
            return switch (service) {
                case "execute" ->
                    Stream.ofNullable(Lines.read(name, text, capabilities).rpc());
                case "rpc" -> Stream.of(Rpc.of(text));
                default -> Stream.empty();
            };
        }
        List<?> all = first instanceof List<?> list ? list : arguments;
        return all.stream().filter(Rpc.class::isInstance).map(Rpc.class::cast);
    }

    private boolean leaves(Rpc rpc) {
        if (!rpc.isRaw() && !rpc.name().equals(CLOSE) && !Effect.mayBeOf(rpc.name())) {
            // Perhaps megabytes, which are not written to be looked at.
            return false;
        }
        Operation operation = Operation.of(name, rpc, limits);
        return switch (Effect.of(operation).kind()) {
            case NONE -> Fragment.name(operation.xml()).equals(CLOSE);
            // A commit is done; one that a word makes last can be confirmed and undone by any session.
            case SETTLES_COMMIT ->
                Fragment.name(operation.xml()).equals("cancel-commit")
                        && !operation.xml().contains("persist-id");
            default -> true;
        };
    }
}
