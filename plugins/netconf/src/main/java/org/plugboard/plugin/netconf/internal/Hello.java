// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.List;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/**
 * What a peer says of itself at the beginning (RFC 6241, section 8.1).
 *
 * @param capabilities in the order of the peer
 * @param sessionId 1 … 4294967295
 */
record Hello(List<String> capabilities, long sessionId) {

    /** Some devices list thousands of modules, in a few hundred thousand bytes. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String BASE_1_0 = "urn:ietf:params:netconf:base:1.0";
    private static final String BASE_1_1 = "urn:ietf:params:netconf:base:1.1";
    private static final long MAX_SESSION_ID = 4_294_967_295L;

    /** What we say. */
    static final String OURS =
            """
            <hello xmlns="%s"><capabilities><capability>%s</capability><capability>%s</capability></capabilities></hello>"""
                    .formatted(XmlCursor.BASE, BASE_1_0, BASE_1_1);

    /** @throws MalformedXmlException if it is no hello of a server that we can speak with */
    static Hello read(Message message) throws MalformedXmlException {
        XmlCursor cursor = message.body(XmlCursor.MAX_DEPTH);
        if (!cursor.isBase("hello")) {
            throw new MalformedXmlException("the first message is no hello but " + cursor.name());
        }
        List<String> capabilities = new ArrayList<>();
        String sessionId = "";
        while (cursor.nextChild()) {
            if (cursor.isBase("capabilities")) {
                while (cursor.nextChild()) {
                    capabilities.add(cursor.text());
                }
            } else if (cursor.isBase("session-id")) {
                sessionId = cursor.text();
            } else {
                cursor.skip();
            }
        }
        Hello hello = new Hello(List.copyOf(capabilities), number(sessionId));
        if (!hello.has(BASE_1_0) && !hello.has(BASE_1_1)) {
            throw new MalformedXmlException("the hello has neither of the capabilities %s and %s but %s"
                    .formatted(BASE_1_0, BASE_1_1, said(capabilities)));
        }
        return hello;
    }

    private static String said(List<String> capabilities) {
        return capabilities.isEmpty()
                ? "none"
                : capabilities.size() + " others, first " + Failures.excerpt(capabilities.get(0));
    }

    private static long number(String sessionId) throws MalformedXmlException {
        if (sessionId.isEmpty()) {
            throw new MalformedXmlException("the hello has no session-id");
        }
        if (!sessionId.matches("[0-9]{1,10}")
                || Long.parseLong(sessionId) < 1
                || Long.parseLong(sessionId) > MAX_SESSION_ID) {
            throw new MalformedXmlException(
                    "the session-id %s is not in 1 … %d".formatted(Failures.excerpt(sessionId), MAX_SESSION_ID));
        }
        return Long.parseLong(sessionId);
    }

    /** How both sides frame what follows: as 1.1 does if both know it. */
    Framing framing() {
        return has(BASE_1_1) ? Framing.CHUNKS : Framing.END_MARK;
    }

    private boolean has(String capability) {
        return capabilities.stream().anyMatch(said -> said.equals(capability) || said.startsWith(capability + "?"));
    }
}
