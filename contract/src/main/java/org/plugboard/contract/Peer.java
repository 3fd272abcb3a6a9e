// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.contract;

import java.util.Optional;
import org.plugboard.device.Credential;

/**
 * A device to connect to, on a port of the loopback address: a real server or one of a few lines. It lets any number of clients in,
 * one after the other and at once.
 */
public interface Peer extends AutoCloseable {

    /** Where it listens. */
    int port();

    /** What it lets in, name and password; empty if anybody may come. */
    default Optional<Credential> credential() {
        return Optional.empty();
    }

    /** Ends it. */
    @Override
    void close();
}
