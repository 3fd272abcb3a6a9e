// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import java.util.Optional;
import org.plugboard.device.Credential;

/**
 * A device to connect to, on a port of the loopback address: a real server or one of a few lines. It lets any number of clients in,
 * one after the other and at once.
 *
 * @param port where it listens
 * @param credential what it lets in, name and password; empty if anybody may come
 * @param stop ends it
 */
public record Peer(int port, Optional<Credential> credential, Runnable stop) {

    /** One that lets in this name with this password. */
    public static Peer of(int port, String username, String password, Runnable stop) {
        return new Peer(port, Optional.of(Credential.of(username, password)), stop);
    }
}
