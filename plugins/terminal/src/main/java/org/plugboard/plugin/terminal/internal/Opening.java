// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportRequest;
import org.plugboard.spi.TransportRequest.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the transport and logs in: with the credentials for the login, and when the device refuses them with each of the fallbacks, on a
 * connection of its own (semantics 129). What the transport itself asks for is the transport's.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    /** The protocol whose own login has been passed once it is open. */
    private static final String SSH = "ssh";

    /**
     * As wide as IOS allows, but for two: 511 has a byte 255, and busybox' telnetd takes the end of a doubled one for typed
     * text.
     */
    private static final int COLUMNS = 510;

    /** So many that nothing asks for the next page. */
    private static final int LINES = 1000;

    private final ConnectionContext context;
    private final String protocol;
    private final Platform platform;
    private final Settings settings;

    Opening(ConnectionContext context, String protocol, Platform platform, Settings settings) {
        this.context = context;
        this.protocol = protocol;
        this.platform = platform;
        this.settings = settings;
    }

    /**
     * Comes to the prompt.
     *
     * @param onOpened is told each transport that was opened; the last one is the session's
     */
    OpenCli run(Consumer<Transport> onOpened, Deadline deadline) {
        List<String> tried = new ArrayList<>(names());
        Iterator<String> fallbacks = settings.login().fallbacks().iterator();
        LoginAttempt attempt = new LoginAttempt(tried);
        while (true) {
            Transport transport = context.openTransport(
                    TransportRequest.shell(protocol, new Window(settings.terminalType(), COLUMNS, LINES)), deadline);
            onOpened.accept(transport);
            try {
                return over(transport, attempt, deadline);
            } catch (AuthenticationException e) {
                transport.close();
                if (attempt.isPassed() || settings.login().fallbacks().isEmpty()) {
                    throw e;
                }
                if (!fallbacks.hasNext()) {
                    throw new AuthenticationException(
                            "%s; bad password: credentials %s were refused".formatted(e.getMessage(), tried), e);
                }
                String next = fallbacks.next();
                LOG.warn("{}; tries the fallback credential {}", e.getMessage(), next);
                tried.add(next);
                attempt = new LoginAttempt(List.of(next));
            } catch (RuntimeException e) {
                transport.close();
                throw e;
            }
        }
    }

    /** Comes to the prompt over a transport that is open, where the device has begun anew. */
    OpenCli over(Transport transport, Deadline deadline) {
        return over(transport, new LoginAttempt(names()), deadline);
    }

    private OpenCli over(Transport transport, LoginAttempt attempt, Deadline deadline) {
        return new Start(context, platform, settings).over(transport, isQuestionExpected(), attempt, deadline);
    }

    private boolean isQuestionExpected() {
        return !protocol.equals(SSH);
    }

    /** Of several the transport has used the first one where it asks for a login itself. */
    private List<String> names() {
        List<String> all = settings.login().credentials();
        return isQuestionExpected() || all.size() == 1 ? all : all.subList(1, all.size());
    }
}
