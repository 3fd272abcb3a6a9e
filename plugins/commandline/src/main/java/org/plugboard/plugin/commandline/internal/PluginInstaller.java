// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.nio.file.Path;

/** Adds a plugin to the container that this process is. */
@FunctionalInterface
interface PluginInstaller {

    /**
     * Installs and starts the plugin; what it offers is there on return.
     *
     * @return removes it again, with its connections closed on return
     */
    Runnable install(Path jar);
}
