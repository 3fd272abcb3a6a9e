// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** The shell: commands for Gogo, and a loop that edits lines with JLine. */
@NullMarked
package org.plugboard.plugin.shell.internal;

import org.jspecify.annotations.NullMarked;
