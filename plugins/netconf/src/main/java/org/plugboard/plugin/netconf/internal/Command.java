// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.List;
import java.util.Locale;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.netconf.ConfigText;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.Query;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcLimits;

/**
 * A line as people and scripts write it: {@code get-config running <interfaces/>}.
 *
 * @param rpc what it asks for
 * @param answer what is given back of the reply
 */
record Command(Rpc rpc, Answer answer) {

    /** What is given back of a reply. */
    enum Answer {
        DATA,
        OK,
        CONTENT
    }

    private static final List<String> NAMES = List.of(
            "get",
            "get-config",
            "edit-config",
            "lock",
            "unlock",
            "commit",
            "discard-changes",
            "validate",
            "close-session");

    /** Reads a line; {@code subject} is how messages begin. */
    static Command read(String subject, String line) {
        String text = line.strip();
        if (text.startsWith("<")) {
            return new Command(Rpc.of(text), Answer.CONTENT);
        }
        String[] words = text.split("\\s+", 2);
        String name = NAMES.stream()
                .filter(known -> key(known).equals(key(words[0])))
                .findFirst()
                .orElseThrow(() -> UnknownNameException.of(
                        subject, "operation", Failures.excerpt(words[0]), NAMES, "or give an operation as XML"));
        return new Arguments(subject, name, words.length > 1 ? words[1] : "").command();
    }

    /** {@code get-config}, {@code getConfig} and {@code get_config} are one name. */
    private static String key(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** What stands behind the name of an operation. */
    private record Arguments(String subject, String name, String text) {

        Command command() {
            return switch (name) {
                case "get" -> new Command(Rpc.get(query(text)), Answer.DATA);
                case "get-config" -> new Command(Rpc.getConfig(datastore(), query(behindDatastore())), Answer.DATA);
                case "edit-config" ->
                    new Command(Rpc.editConfig(datastore(), ConfigText.of(config()), EditOptions.DEFAULTS), Answer.OK);
                case "lock" -> new Command(Rpc.lock(onlyDatastore()), Answer.OK);
                case "unlock" -> new Command(Rpc.unlock(onlyDatastore()), Answer.OK);
                case "validate" -> new Command(Rpc.validate(onlyDatastore()), Answer.OK);
                default -> new Command(bare(), Answer.OK);
            };
        }

        private Rpc bare() {
            if (!text.isBlank()) {
                throw invalid("it takes no arguments");
            }
            return new Rpc(name, Rpc.BASE, List.of(), RpcLimits.OF_CONNECTION);
        }

        private static Query query(String text) {
            return Query.of(text);
        }

        private String config() {
            if (behindDatastore().isBlank()) {
                throw invalid("the configuration is missing behind the datastore");
            }
            return behindDatastore();
        }

        private Datastore onlyDatastore() {
            if (!behindDatastore().isBlank()) {
                throw invalid("it takes nothing behind the datastore");
            }
            return datastore();
        }

        private Datastore datastore() {
            String wanted = text.split("\\s+", 2)[0];
            for (Datastore known : Datastore.values()) {
                if (known.toString().equalsIgnoreCase(wanted)) {
                    return known;
                }
            }
            throw invalid("a datastore is wanted, one of %s, not '%s'"
                    .formatted(List.of(Datastore.values()), Failures.excerpt(wanted)));
        }

        private String behindDatastore() {
            String[] words = text.split("\\s+", 2);
            return words.length > 1 ? words[1] : "";
        }

        private InvalidRequestException invalid(String reason) {
            return new InvalidRequestException("%s: %s: %s".formatted(subject, name, reason));
        }
    }
}
