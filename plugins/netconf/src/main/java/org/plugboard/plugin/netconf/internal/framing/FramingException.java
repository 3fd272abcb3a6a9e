// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

/** Bytes that are no frame of RFC 6242: where the messages of the stream begin and end is no longer known. */
public final class FramingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    /** With the position of the byte that does not fit, in the bytes that were being decoded. */
    FramingException(String message, int position) {
        super(message);
        this.position = position;
    }

    int position() {
        return position;
    }
}
