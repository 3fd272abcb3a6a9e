// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal.framing;

import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;

/** Finds the end of each message in bytes that come in any pieces, and looks at each byte once. */
interface FrameDecoder {

    /**
     * Takes bytes up to the end of a message, or all.
     *
     * @param into gets what belongs to the message
     * @return how many were taken
     */
    int decode(byte[] bytes, int offset, int length, MessageBuffer into) throws FramingException;

    /** Whether the bytes that were taken last end a message. */
    boolean isAtEnd();
}
