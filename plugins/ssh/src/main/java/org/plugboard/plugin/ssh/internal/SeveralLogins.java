// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SSH connection after the other, each with the next credential, until the server lets one in (semantics 129): on one connection
 * it would not take another user, and it counts the attempts. A failure that is no refusal ends it.
 */
final class SeveralLogins extends Successive {

    private static final Logger LOG = LoggerFactory.getLogger(SeveralLogins.class);

    private final List<String> fallbacks;
    private final Function<String, Transport> logins;

    /**
     * With these credentials behind the first.
     *
     * @param first logs in with the usual credential
     * @param fallbacks the names of the others
     * @param logins makes a transport that logs in with the credential of a name
     */
    SeveralLogins(Transport first, List<String> fallbacks, Function<String, Transport> logins) {
        super(first);
        this.fallbacks = List.copyOf(fallbacks);
        this.logins = logins;
    }

    @Override
    public void open(Deadline deadline) {
        Iterator<String> left = fallbacks.iterator();
        List<String> tried = new ArrayList<>();
        @Nullable AuthenticationException refusal;
        do {
            refusal = refusal(deadline);
            if (refusal != null && left.hasNext() && !isClosed()) {
                String next = left.next();
                LOG.warn("{}; tries the fallback credential {}", refusal.getMessage(), next);
                tried.add(next);
                goOnWith(login(next, refusal));
            } else if (refusal != null) {
                throw new AuthenticationException(
                        "%s; bad password: the fallback credentials %s were refused, too"
                                .formatted(refusal.getMessage(), tried),
                        refusal);
            }
        } while (refusal != null);
    }

    /** What keeps the next credential from us does not undo that the server has refused one. */
    private Transport login(String credential, AuthenticationException refusal) {
        try {
            return logins.apply(credential);
        } catch (AuthenticationException e) {
            e.addSuppressed(refusal);
            throw new AuthenticationException(
                    "%s; the fallback credential %s is not to be had: %s"
                            .formatted(refusal.getMessage(), credential, e.getMessage()),
                    e);
        }
    }

    private @Nullable AuthenticationException refusal(Deadline deadline) {
        try {
            openCurrent(deadline);
            return null;
        } catch (AuthenticationException e) {
            return e;
        }
    }
}
