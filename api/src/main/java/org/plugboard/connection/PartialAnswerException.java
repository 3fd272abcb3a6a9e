// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** A call that ended before its answer was whole. What had come until then is kept. */
public abstract class PartialAnswerException extends ConnectionException {

    private static final long serialVersionUID = 1L;

    private final String received;

    /** With what had come, as text, empty if nothing. */
    protected PartialAnswerException(String message, String received) {
        super(message);
        this.received = received;
    }

    /** With the reason behind it. */
    protected PartialAnswerException(String message, String received, Throwable cause) {
        super(message, cause);
        this.received = received;
    }

    /** All that had come for this call, empty if nothing. */
    public String received() {
        return received;
    }
}
