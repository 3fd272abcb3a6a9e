// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import picocli.CommandLine.Command;

/** What there is to do with a testbed as a whole. */
@Command(
        name = "testbed",
        description = "Shows testbeds as they were understood.",
        footer = {"plugboard testbed show lab.yaml", "plugboard help testbed show"})
final class TestbedCommand extends CommandGroup {}
