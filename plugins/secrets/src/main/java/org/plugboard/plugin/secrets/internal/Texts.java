// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.util.Base64;
import org.plugboard.device.Secret;

/** Texts that are not quoted, whatever is wrong with them. */
final class Texts {

    private Texts() {}

    /**
     * What URL-safe Base64 means, with or without padding, and blanks around it.
     *
     * @param what it is, for the message
     * @throws IllegalArgumentException if it is none
     */
    static byte[] base64(String text, String what) {
        try {
            return Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes the character at fault.
            throw new IllegalArgumentException(what + " is no URL-safe Base64: it is damaged or cut short");
        }
    }

    /** A value of a credential's block as a text, secret or not. */
    static String revealed(Object value) {
        return value instanceof Secret secret ? secret.reveal() : value.toString();
    }
}
