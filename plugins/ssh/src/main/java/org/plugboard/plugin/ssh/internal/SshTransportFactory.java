// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.List;
import net.schmizz.sshj.common.SecurityUtils;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportProtocol;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Purpose;

/** Makes SSH connections to the host and port of a path. */
@Component
@TransportProtocol("ssh")
public final class SshTransportFactory implements TransportFactory {

    private static final String BELOW = "(" + PluginProperties.TRANSPORT_PROTOCOL + "=tcp)";

    /**
     * Comes and goes with the transport below. Connections are opened through the manager and not through this service, but
     * without it every one would fail, and so whoever asks is told what is missing instead.
     */
    @Activate
    public SshTransportFactory(@Reference(target = BELOW) TransportFactory below) {
        this();
    }

    /** For use without OSGi. sshj must not put BouncyCastle into the JVM's list of providers, where it would outlive this bundle. */
    public SshTransportFactory() {
        SecurityUtils.setRegisterBouncyCastle(false);
    }

    @Override
    public Transport create(TransportContext context, TransportRequest request) {
        Purpose purpose = request.purpose();
        if (purpose == Purpose.TCP) {
            throw new NotSupportedException(context.name() + ": ssh gives a shell, a command or a subsystem, no TCP");
        }
        if (purpose != Purpose.SHELL && request.target().isEmpty()) {
            throw new InvalidRequestException("%s: %s without a name".formatted(context.name(), purpose));
        }
        SshSettings settings = SshSettings.from(context, request);
        Transport first = transport(context, settings, request);
        List<String> fallbacks = context.arguments().texts("fallback_credentials");
        return fallbacks.isEmpty()
                ? first
                : new SeveralLogins(
                        first,
                        fallbacks,
                        login -> transport(context, SshSettings.from(context, request, login), request));
    }

    private static Transport transport(TransportContext context, SshSettings settings, TransportRequest request) {
        return settings.callHome().isPresent()
                ? SeveralCalls.of(() -> new SshTransport(context, settings, request))
                : new SshTransport(context, settings, request);
    }
}
