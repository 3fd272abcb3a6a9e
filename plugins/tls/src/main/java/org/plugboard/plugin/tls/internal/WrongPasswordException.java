// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What was decrypted is no key: the password is another one. */
final class WrongPasswordException extends IOException {

    private static final long serialVersionUID = 1L;

    WrongPasswordException(@Nullable Throwable cause) {
        super("tls.key_password does not open it: the password is wrong", cause);
    }

    /** A wrong password gives any bytes, of which one in 256 looks well padded; hardly one of those is one element of DER. */
    static byte[] unlessDer(byte[] decrypted) throws WrongPasswordException {
        DerReader reader = new DerReader(decrypted);
        try {
            reader.sequence();
        } catch (IOException e) {
            throw new WrongPasswordException(e);
        }
        if (reader.hasMore()) {
            throw new WrongPasswordException(null);
        }
        return decrypted;
    }
}
