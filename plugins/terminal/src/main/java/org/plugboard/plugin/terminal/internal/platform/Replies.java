// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plugboard.cli.Dialog;

/**
 * The answers to what a device asks on the way of a command, of which the first that fits counts.
 *
 * @param all in the order in which they are tried
 */
public record Replies(List<Reply> all) {

    /** Nothing is answered. */
    public static final Replies NONE = new Replies(List.of());

    public Replies {
        all = List.copyOf(all);
    }

    /** As a dialog, with these values of the caller. */
    public Dialog dialog(String who, Map<String, String> values, Reply.Secrets secrets) {
        return new Dialog(
                all.stream().map(reply -> reply.statement(who, values, secrets)).toList());
    }

    /** The names of the secrets that open a mode which may be asked for. */
    public Stream<String> secrets() {
        return all.stream().filter(reply -> reply.kind() == Reply.Kind.SECRET).map(reply -> reply.text()
                .toString());
    }

    /** The names of the values that the answers have places for. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        all.forEach(reply -> names.addAll(reply.text().names()));
        return names;
    }
}
