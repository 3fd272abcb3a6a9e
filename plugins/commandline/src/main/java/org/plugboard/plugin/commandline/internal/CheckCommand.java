// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import picocli.CommandLine.Command;

/** Stands here for the help and for near words only: the launcher runs it, because it must work when nothing else does. */
@Command(
        name = "check",
        description = "Lists every bundle and component with its state, and what is missing.",
        exitCodeListHeading = "%nExit code:%n",
        exitCodeList = {"0:all is up", "1:something is missing"})
final class CheckCommand {}
