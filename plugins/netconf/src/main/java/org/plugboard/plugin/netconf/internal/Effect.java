// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.StringReader;
import java.util.Map;
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

    private static final Effect NOTHING = new Effect(Kind.NONE, null);
    private static final Effect LASTS = new Effect(Kind.LASTS, null);

    /** Tells by an operation's XML what it leaves. */
    private interface Look {
        Effect at(String xml) throws MalformedXmlException;
    }

    /** By the names of the operations; of the lasting ones two are of RFC 5277 and RFC 8639, two are Junos' own. */
    private static final Map<String, Look> LOOKS = Map.ofEntries(
            Map.entry("lock", Effect::lock),
            Map.entry("unlock", xml -> new Effect(Kind.UNLOCKS, Target.of(xml).orElse(null))),
            Map.entry("commit", Effect::commit),
            Map.entry("cancel-commit", xml -> new Effect(Kind.SETTLES_COMMIT, null)),
            Map.entry("partial-lock", xml -> new Effect(Kind.LOCKS_PARTLY, null)),
            Map.entry("partial-unlock", xml -> new Effect(Kind.UNLOCKS_PARTLY, null, child(xml, "lock-id"))),
            Map.entry("create-subscription", xml -> LASTS),
            Map.entry("establish-subscription", xml -> LASTS),
            Map.entry("lock-configuration", xml -> LASTS),
            Map.entry("open-configuration", xml -> LASTS));

    /** Whether an operation with this name may have one; of any other one the XML need not be looked at. */
    static boolean mayBeOf(String name) {
        return LOOKS.containsKey(name);
    }

    /** Of an operation that is written as {@link Fragment} and {@link Operation} do it. */
    static Effect of(Operation operation) {
        Look look = LOOKS.get(Fragment.name(operation.xml()));
        try {
            return look == null ? NOTHING : look.at(operation.xml());
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
