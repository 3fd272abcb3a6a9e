// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** What was waited for did not come in time. The caller allows more time or looks at {@link #received()}. */
public class TimedOutException extends PartialAnswerException {

    private static final long serialVersionUID = 1L;

    /** Nothing had come, or nothing that counts. */
    public TimedOutException(String message) {
        super(message, "");
    }

    /** With what had come. */
    public TimedOutException(String message, String received) {
        super(message, received);
    }
}
