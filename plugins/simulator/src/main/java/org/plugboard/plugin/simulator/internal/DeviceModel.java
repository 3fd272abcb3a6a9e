// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.Map;
import org.plugboard.device.Credential;

/**
 * What all sessions of a device have in common.
 *
 * @param description how it behaves
 * @param hostname what it calls itself
 * @param credential the only login that it accepts
 */
record DeviceModel(DeviceDescription description, String hostname, Credential credential) {

    /** The dialogue before a command line, for protocols that have no login of their own. */
    LoginDialogue login() {
        return new LoginDialogue(description.login(), texts(), credential);
    }

    /** A new session's command line. */
    CommandLine commandLine() {
        return new CommandLine(description, texts(), credential);
    }

    private Texts texts() {
        return new Texts(
                Map.of("hostname", hostname, "username", credential.username().orElse("")));
    }
}
