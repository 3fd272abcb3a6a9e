// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.cli;

import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Secret;

/** What the action of a statement can see and do; for the time of the action and its thread only. */
@ProviderType
public interface Answering {

    /** What the statement's pattern matched; empty for {@link Statement#TIMEOUT}. */
    String matched();

    /**
     * A group of the match, empty if it took no part in it.
     *
     * @throws IndexOutOfBoundsException if the pattern has no such group
     */
    String group(int number);

    /** What has come since the last action, up to the end of the match; of more than 64 Ki characters at least the last so many. */
    String received();

    /** Sends a text as it is. */
    void send(String text);

    /** Sends a text and the Enter key. */
    void sendLine(String text);

    /** Sends a secret and the Enter key; nothing of it is shown anywhere. */
    void sendSecret(Secret secret);

    /**
     * Sends the user name of this credential of the device and the Enter key.
     *
     * @throws AuthenticationException if there is none
     */
    void sendUsername(String credential);

    /**
     * Sends the password of this credential of the device and the Enter key.
     *
     * @throws AuthenticationException if there is none
     */
    void sendPassword(String credential);
}
