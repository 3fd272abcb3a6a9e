// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** The plugin secrets: secrets as they stand in testbed files, and the sources of credentials that do not stand there. */
@NullMarked
package org.plugboard.plugin.secrets.internal;

import org.jspecify.annotations.NullMarked;
