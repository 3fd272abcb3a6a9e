// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.StringReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.DatastoreIdentity;
import org.plugboard.plugin.netconf.internal.xml.Fragment;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/**
 * What an operation leaves in its session, as its name and its first parameters show.
 *
 * @param kind whether it leaves anything
 * @param datastore the one that it locks or unlocks, or null if it is about something else
 * @param partialLock the one that it gives free, or an empty text
 */
record Effect(Kind kind, @Nullable DatastoreIdentity datastore, String partialLock) {

    private Effect(Kind kind, @Nullable DatastoreIdentity datastore) {
        this(kind, datastore, "");
    }

    /** How the session differs behind it. */
    enum Kind {
        NONE,
        /** A datastore is locked until it is unlocked. */
        LOCKS,
        UNLOCKS,
        /** Parts of the running datastore are locked; the answer says how the lock is called. */
        LOCKS_PARTLY,
        UNLOCKS_PARTLY,
        /** A commit that this session has to confirm (RFC 6241, section 8.4): somebody else's commit must not do it. */
        WAITS_FOR_COMMIT,
        /** Such a commit waits no longer. */
        SETTLES_COMMIT,
        /** Only the end of the session undoes it for certain. */
        LASTS
    }

    /** RFC 5277, RFC 8639, and what Junos has of its own. */
    private static final Set<String> LASTING =
            Set.of("create-subscription", "establish-subscription", "lock-configuration", "open-configuration");

    private static final Effect NOTHING = new Effect(Kind.NONE, null);
    private static final Effect LASTS = new Effect(Kind.LASTS, null);

    /** Of an operation that is written as {@link Fragment} and {@link Operation} do it. */
    static Effect of(Operation operation) {
        String name = Fragment.name(operation.xml());
        try {
            return switch (name) {
                case "lock" -> lock(operation.xml());
                case "unlock" ->
                    new Effect(Kind.UNLOCKS, Target.of(operation.xml()).orElse(null));
                case "commit" -> commit(operation.xml());
                case "cancel-commit" -> new Effect(Kind.SETTLES_COMMIT, null);
                case "partial-lock" -> new Effect(Kind.LOCKS_PARTLY, null);
                case "partial-unlock" -> new Effect(Kind.UNLOCKS_PARTLY, null, child(operation.xml(), "lock-id"));
                default -> LASTING.contains(name) ? LASTS : NOTHING;
            };
        } catch (MalformedXmlException e) {
            // Whatever it does, the end of the session undoes it.
            return LASTS;
        }
    }

    private static Effect lock(String xml) {
        return Target.of(xml)
                .map(datastore -> new Effect(Kind.LOCKS, datastore))
                .orElse(LASTS);
    }

    private static String child(String xml, String name) throws MalformedXmlException {
        XmlCursor cursor = XmlCursor.atRoot(new StringReader(xml), 0);
        while (cursor.nextChild()) {
            if (cursor.name().equals(name)) {
                return cursor.text();
            }
            cursor.skip();
        }
        return "";
    }

    /** One with a word of its own outlives the session, and one about a word is about another one's. */
    private static Effect commit(String xml) throws MalformedXmlException {
        XmlCursor cursor = XmlCursor.atRoot(new StringReader(xml), 0);
        boolean confirmed = false;
        boolean persists = false;
        while (cursor.nextChild()) {
            confirmed |= cursor.isBase("confirmed");
            persists |= cursor.isBase("persist");
            cursor.skip();
        }
        return confirmed && !persists ? new Effect(Kind.WAITS_FOR_COMMIT, null) : new Effect(Kind.SETTLES_COMMIT, null);
    }
}
