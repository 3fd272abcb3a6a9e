// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.List;
import org.plugboard.netconf.RpcError;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** The errors of one reply, in the device's order, as far as it is read. Used by one thread. */
final class ErrorList {

    /** What comes behind so many helps nobody. */
    static final int MAX_ERRORS = 1000;

    /** So many characters of a text of an error are kept where the reply is not. */
    private static final int LONGEST_TEXT = 64 * 1024;

    /** And so many of all of them. */
    private static final int MOST_TEXT = 4 << 20;

    private final List<RpcError> errors = new ArrayList<>();
    private final int longest;
    private long room;

    private ErrorList(int longest, long room) {
        this.longest = longest;
        this.room = room;
    }

    /** Of a reply that is kept, and so is bounded itself. */
    static ErrorList ofKept() {
        return new ErrorList(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    /** Of a reply that is read while it comes, of any length: long texts are cut, long details left out. */
    static ErrorList ofStreamed() {
        return new ErrorList(LONGEST_TEXT, MOST_TEXT);
    }

    /**
     * Whether an error begins here. Junos wraps those of a commit in an element of its own.
     *
     * @param inData whether it is within the element {@code data}, which may hold anything
     */
    static boolean beginsAt(XmlCursor cursor, boolean inData) {
        return !inData && cursor.isBase("rpc-error");
    }

    /** Reads the one that begins here to its end. */
    void read(XmlCursor cursor) throws MalformedXmlException {
        if (errors.size() < MAX_ERRORS) {
            RpcErrors fields = RpcErrors.read(cursor, (int) Math.min(longest, room));
            errors.add(fields.error());
            room -= fields.length();
        } else {
            cursor.skip();
        }
    }

    /** Those that were read. */
    List<RpcError> all() {
        return errors;
    }
}
