// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework.storm;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests in which thousands of connections come and go, most of them not in peace. */
final class LoggingLess implements BeforeEachCallback, AfterEachCallback {

    private final Logger ours = Logger.getLogger("org.plugboard");
    private final Logger servers = Logger.getLogger("org.apache.sshd");

    @Override
    public void beforeEach(ExtensionContext context) {
        ours.setLevel(Level.SEVERE);
        servers.setLevel(Level.OFF);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ours.setLevel(null);
        servers.setLevel(null);
    }
}
