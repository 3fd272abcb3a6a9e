// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What comes is no TLS; the message has its beginning. */
final class NoTlsException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    NoTlsException(ByteBuffer received) {
        super("what answers there speaks no TLS: it begins with \"%s\"".formatted(beginning(received)));
    }

    private static String beginning(ByteBuffer received) {
        byte[] shown = new byte[Math.min(SHOWN, received.remaining())];
        received.duplicate().get(shown);
        return new String(shown, StandardCharsets.US_ASCII).strip().replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
