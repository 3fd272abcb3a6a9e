// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name that nothing bears: of a class, path, alias, service, argument, device. The caller takes one of {@link #known()}. */
public class UnknownNameException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<String> known;
    private final @Nullable String nearest;

    /**
     * Says what there is instead.
     *
     * @param nearest the known name that is most like it, or null if none is
     */
    public UnknownNameException(String message, String name, List<String> known, @Nullable String nearest) {
        super(message);
        this.name = name;
        this.known = List.copyOf(known);
        this.nearest = nearest;
    }

    /**
     * The usual one: {@code R1: no path 'mgnt'; did you mean 'mgmt'? there are: console, mgmt}.
     *
     * @param subject device and alias, or whatever a message begins with
     * @param kind what was sought: {@code path}
     * @param known the names that there are
     * @param reasons what may be behind it, each as a clause of its own
     */
    public static UnknownNameException of(
            String subject, String kind, String name, Collection<String> known, String... reasons) {
        @Nullable String nearest = Names.nearest(name, known).orElse(null);
        StringBuilder text = new StringBuilder()
                .append(subject)
                .append(": no ")
                .append(kind)
                .append(" '")
                .append(name)
                .append("'; ")
                .append(nearest == null ? "" : "did you mean '" + nearest + "'? ")
                .append(known.isEmpty() ? "there is none" : "there are: " + String.join(", ", known));
        for (String reason : reasons) {
            text.append("; ").append(reason);
        }
        return new UnknownNameException(text.toString(), name, List.copyOf(known), nearest);
    }

    /** The name that nothing bears. */
    public String name() {
        return name;
    }

    /** The names that there are. */
    public List<String> known() {
        return known;
    }

    /** The one of them that is most like it. */
    public Optional<String> nearest() {
        return Optional.ofNullable(nearest);
    }
}
