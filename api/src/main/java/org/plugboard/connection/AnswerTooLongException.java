// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

/** The answer is longer than may be kept. The caller asks for less or raises {@code max_answer}; the end of what came is kept. */
public class AnswerTooLongException extends PartialAnswerException {

    private static final long serialVersionUID = 1L;

    /** With the end of what had come. */
    public AnswerTooLongException(String message, String received) {
        super(message, received);
    }
}
