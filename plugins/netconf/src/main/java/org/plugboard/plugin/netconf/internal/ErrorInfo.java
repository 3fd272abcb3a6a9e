// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.io.StringReader;
import java.util.Set;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** What {@code error-info} says, for messages: who holds a lock, which element is bad. */
final class ErrorInfo {

    /** Whatever is longer is not for one line. */
    private static final int LONGEST = 4 * 1024;

    /** Errors whose session-id is of who has what was wanted (RFC 6241, appendix A). */
    private static final Set<String> HELD = Set.of("lock-denied", "in-use");

    /** The RFC has the number 0 for both. */
    private static final String HELD_BY_NONE =
            "held by no NETCONF session but by something else, or by changes of the candidate that are not committed; discard-changes drops those";

    private ErrorInfo() {}

    /** Each element behind a semicolon; nothing where there is nothing short to say. */
    static String inWords(RpcError error) {
        Xml info = error.info();
        if (info == null || info.text().length() > LONGEST) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        try {
            XmlCursor cursor = XmlCursor.atRoot(new StringReader(info.text()), 0);
            while (cursor.nextChild()) {
                words.append("; ").append(inWords(error.tag(), cursor.name(), cursor.text()));
            }
        } catch (MalformedXmlException e) {
            // A device that says it speaks XML 1.1 may use characters that 1.0 has not; the exception carries them all.
            return "";
        }
        return words.toString();
    }

    private static String inWords(String tag, String name, String text) {
        if (name.equals("session-id") && HELD.contains(tag)) {
            return text.equals("0") ? HELD_BY_NONE : "held by session " + text;
        }
        return text.isEmpty() ? name : name + " " + text;
    }
}
