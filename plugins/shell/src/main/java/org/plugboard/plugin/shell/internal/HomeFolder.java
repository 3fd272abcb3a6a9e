// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.nio.file.Path;
import java.util.Map;

/** The folder of the user: what the environment says, as other programs see it; else what the machine knows. */
final class HomeFolder {

    private HomeFolder() {}

    /** The one of the user of this process. */
    static Path here() {
        return of(System.getenv(), System.getProperty("user.home"));
    }

    /** The one that this environment names. */
    static Path of(Map<String, String> environment, String known) {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.startsWith("/") ? home : known);
    }
}
