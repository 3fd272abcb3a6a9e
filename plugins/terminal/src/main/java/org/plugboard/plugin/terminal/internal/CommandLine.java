// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.plugboard.cli.Cli;
import org.plugboard.plugin.terminal.internal.platform.Platform;

/**
 * What the services of one session work with.
 *
 * @param wire the text of the session
 * @param platform what is known of its kind of device
 * @param prompts where answers end
 * @param conversation lines and their answers
 * @param modes the transitions between its modes
 * @param replier what callers want to be replied
 * @param logins its credentials
 * @param failures how its failures are told
 */
record CommandLine(
        Wire wire,
        Platform platform,
        Prompts prompts,
        Conversation conversation,
        Modes modes,
        Replier replier,
        Logins logins,
        Failures failures) {

    /** For log lines: its mode and its platform. */
    String where() {
        return where(prompts, platform);
    }

    /** As {@link #where()}, of one that is being opened. */
    static String where(Prompts prompts, Platform platform) {
        String mode = prompts.current().map(Prompt::mode).orElse(Cli.UNKNOWN_MODE);
        return "mode " + mode + ", platform " + platform.name();
    }
}
