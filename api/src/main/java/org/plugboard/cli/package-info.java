// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a command line does for its users: {@link org.plugboard.cli.Cli} is the service interface of every connection class that
 * is one. {@link org.plugboard.cli.Command} and {@link org.plugboard.cli.Configuration} say what is asked for, {@link
 * org.plugboard.cli.Dialog} how questions on the way are answered, and the results what came back.
 *
 * <p>All patterns are RE2 expressions, whose matching takes a time that is linear in the text, so that no device can hang one.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.plugboard.cli;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
