// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.Set;
import org.plugboard.netconf.Datastore;
import org.plugboard.plugin.netconf.internal.xml.Fragment;

/**
 * What a request is for, as its name and its target show, also where it was given as XML. It decides what a failure means: what the device
 * may have done all the same, and whether less can be asked for.
 *
 * @param operation the name of its element
 */
record Purpose(String operation, Kind kind) {

    /** What it does at the device. */
    enum Kind {
        /**
         * It asks for something, or is an operation of the device's own. Of those nobody knows; most show something, and to say of each that
         * it may have been done would hide that of the ones that change.
         */
        ASKS,
        /** It changes nothing that the device works by. */
        SERVES,
        /** It does something that no datastore needs to show: resets, reboots (RFC 7950, section 7.15). */
        ACTS,
        /** It changes the candidate, and nothing else before a commit. */
        CHANGES_CANDIDATE,
        /** It changes what the device works by, or will. */
        CHANGES
    }

    private static final Set<String> SERVING = Set.of(
            "lock",
            "unlock",
            "partial-lock",
            "partial-unlock",
            "validate",
            "discard-changes",
            "close-session",
            "kill-session",
            "create-subscription");

    /** Of one that is known to change nothing. */
    static Purpose asking(String operation) {
        return new Purpose(operation, Kind.ASKS);
    }

    /** Of an operation that is written as {@link Fragment} and {@link Operation} do it. */
    static Purpose of(Operation operation) {
        String name = operation.elementName();
        return new Purpose(
                name,
                switch (name) {
                    case "action" -> Kind.ACTS;
                    case "commit", "cancel-commit", "delete-config" -> Kind.CHANGES;
                    case "edit-config", "edit-data", "copy-config" ->
                        Target.of(operation.xml())
                                .filter(Datastore.CANDIDATE::equals)
                                .map(candidate -> Kind.CHANGES_CANDIDATE)
                                .orElse(Kind.CHANGES);
                    default -> SERVING.contains(name) ? Kind.SERVES : Kind.ASKS;
                });
    }

    /** Its reply did not come, or not whole, as long as somebody waited. */
    Doubt unanswered() {
        return acts() ? mayHaveDone("it", ", or do it yet") : Doubt.NONE;
    }

    /** The session ended before its reply came. */
    String lost() {
        return acts() ? mayHaveDone(operation, ", or do it yet").toString() : "";
    }

    /** Its reply came, and nobody can tell what it says. */
    Doubt unread() {
        return kind == Kind.ASKS ? Doubt.NONE : mayHaveDone("it", "");
    }

    /**
     * What helps where a reply is more than is read.
     *
     * @param limit the argument that says how much is, by its name here and in {@code Rpc}
     */
    String orRaise(String limit, String ofRpc) {
        return "%sraise %s, for one request Rpc.%s"
                .formatted(kind == Kind.ASKS ? "ask for less or " : "", limit, ofRpc);
    }

    /** Whether it matters that it may have been done although nobody has heard of it. */
    private boolean acts() {
        return kind != Kind.ASKS && kind != Kind.SERVES;
    }

    private Doubt mayHaveDone(String what, String yet) {
        String before = "; the device may have done " + what;
        String look = ": look at %s, for example by difference, before it is sent again";
        return switch (kind) {
            case CHANGES -> Doubt.lasting(before + " all the same" + yet + look.formatted("the datastore"));
            case CHANGES_CANDIDATE ->
                Doubt.ofCandidate(before + " in the candidate all the same" + yet + look.formatted("it"));
            default -> Doubt.lasting(before + " all the same" + yet);
        };
    }
}
