// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import org.jspecify.annotations.Nullable;
import org.plugboard.connection.PartialAnswerException;

/**
 * The device answered with what is no reply: not well-formed, bytes that are no UTF-8, a document type declaration, too deep, or
 * without what was asked for. The session stays usable; the caller looks at {@link #received()} and asks for less, without the part that is
 * broken. Behind a change he looks at the datastore, as the message says: the device may have made it.
 * A message that does not even say whose reply it is ends the session: {@link org.plugboard.connection.OutOfStepException}.
 */
public class MalformedReplyException extends PartialAnswerException {

    private static final long serialVersionUID = 1L;

    /** With the beginning of what the device sent, and what is wrong with it. */
    public MalformedReplyException(String message, String received, @Nullable Throwable cause) {
        super(message, received);
        initCause(cause);
    }
}
