// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/**
 * The calling thread was interrupted during the call; its interrupt flag is set. The caller takes {@link #received()} and
 * goes on: a connection that is still open is brought back into step by its next call.
 */
public class CallInterruptedException extends PartialAnswerException {

    private static final long serialVersionUID = 1L;

    /** With what had come and the interrupt behind it. */
    public CallInterruptedException(String message, String received, Throwable cause) {
        super(message, received, cause);
    }
}
