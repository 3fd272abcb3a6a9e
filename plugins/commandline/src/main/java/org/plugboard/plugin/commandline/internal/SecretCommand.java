// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import picocli.CommandLine.Command;

/** Writes and reads the secrets of testbed files (semantics 122). */
@Command(
        name = "secret",
        description = "Writes and reads secrets as they stand in testbed files, %%ENC{…}.",
        footer = {"plugboard secret encode", "plugboard secret keygen", "plugboard help secret encode"})
final class SecretCommand extends CommandGroup {}
