// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.CallHome;
import org.plugboard.spi.TransportContext;

/** What the argument {@code host_keys} may be. */
enum HostKeys {
    /** A host that is not known yet is written down; a changed key is refused. */
    ACCEPT_NEW,
    /** Only known hosts. */
    STRICT,
    /** No check. */
    OFF;

    /**
     * The argument's, else that of the options. Of one that calls nothing is learnt unasked: behind its address there may be others (NAT),
     * and in a network there are, so that off is refused. Where nothing can be written down, every host is new each time.
     */
    static HostKeys of(TransportContext context, SshOptions options, Path knownHosts, Optional<CallHome> callHome) {
        HostKeys asked = from(context).or(options::hostKeys).orElse(callHome.isPresent() ? STRICT : ACCEPT_NEW);
        boolean isShared = callHome.filter(CallHome::shared).isPresent();
        if (isShared && asked == OFF) {
            throw new InvalidRequestException(
                    "%s: host_keys is off, and several may call (call_home.from): nobody would know who it is; put the device's key into known_hosts"
                            .formatted(context.name()));
        }
        HostKeys policy = isShared && asked == ACCEPT_NEW ? STRICT : asked;
        return policy == ACCEPT_NEW && knownHosts.equals(KnownHosts.NOWHERE) ? OFF : policy;
    }

    private static Optional<HostKeys> from(TransportContext context) {
        // YAML 1.1 reads a bare off as the boolean false.
        return context.arguments().text("host_keys").map(text -> named(context, text.equals("false") ? "off" : text));
    }

    private static HostKeys named(TransportContext context, String name) {
        return Arrays.stream(values())
                .filter(value -> value.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("%s: host_keys is %s; it may be one of %s"
                        .formatted(context.name(), name, Arrays.toString(values()))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
