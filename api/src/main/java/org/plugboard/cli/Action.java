// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import org.osgi.annotation.versioning.ConsumerType;
import org.plugboard.device.Secret;

/** What a statement of a dialog does. Runs in the caller's thread, inside of the call; it must not call the connection. */
@ConsumerType
@FunctionalInterface
public interface Action {

    /** Does nothing. */
    Action NONE = answering -> {};

    /** Acts; an exception ends the dialog and is thrown to its caller. */
    void act(Answering answering);

    /** Sends a text as it is. */
    static Action send(String text) {
        return answering -> answering.send(text);
    }

    /** Sends a text and the Enter key. */
    static Action sendLine(String text) {
        return answering -> answering.sendLine(text);
    }

    /** Sends a secret and the Enter key; nothing of it is shown anywhere. */
    static Action sendSecret(Secret secret) {
        return answering -> answering.sendSecret(secret);
    }

    /** Sends the user name of a credential and the Enter key ({@code sendline_cred_user}). */
    static Action sendUsername(String credential) {
        return answering -> answering.sendUsername(credential);
    }

    /** Sends the password of a credential and the Enter key ({@code sendline_cred_pass}). */
    static Action sendPassword(String credential) {
        return answering -> answering.sendPassword(credential);
    }
}
