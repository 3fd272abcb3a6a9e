// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plugboard.spi.ConnectionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the device calls itself, as its prompt shows it (semantics 140). It is always learnt; that it is not the name in the testbed is
 * warned of, unless {@code learn_hostname} says that it need not be. Used by one thread.
 */
final class HostNames {

    private static final Logger LOG = LoggerFactory.getLogger(HostNames.class);

    /** Of IOS, whose prompts hold no more of a name. */
    private static final int SHORTEST_CUT = 20;

    private final ConnectionContext context;
    private final boolean learn;
    private @Nullable String current;

    /** @param learn whether another name than in the testbed is expected */
    HostNames(ConnectionContext context, boolean learn) {
        this.context = context;
        this.learn = learn;
    }

    /** The prompt shows this name now. */
    void learned(String host) {
        if (host.equals(current)) {
            return;
        }
        String before = Objects.requireNonNullElse(current, context.device().name());
        context.learned("hostname", host);
        if (!isSame(before, host)) {
            context.learned("previous_hostname", before);
            if (current == null && !learn) {
                LOG.warn(
                        "{}: the device calls itself {}; is it the right one? With learn_hostname: true any name is",
                        context.name(),
                        host);
            }
        }
        current = host;
    }

    /** The first prompt is known. */
    void settled(String prompt) {
        if (learn && current == null) {
            LOG.warn(
                    "{}: no host name is learnt: the prompt \"{}\" shows none that its platform knows of",
                    context.name(),
                    prompt);
        }
    }

    /** A prompt may leave out the domain, and what is longer than it has room for. */
    private static boolean isSame(String name, String host) {
        String one = name.toLowerCase(Locale.ROOT);
        String other = host.toLowerCase(Locale.ROOT);
        return one.equals(other)
                || label(one).equals(label(other))
                || (other.length() >= SHORTEST_CUT && one.startsWith(other));
    }

    private static String label(String name) {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    }
}
