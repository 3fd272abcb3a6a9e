// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Starts the container of an unpacked distribution. Nothing here knows a plugin, a connection class or a platform: what is
 * in the folders is started, what the command line bundle registers is called.
 */
@NullMarked
package org.plugboard.launcher;

import org.jspecify.annotations.NullMarked;
