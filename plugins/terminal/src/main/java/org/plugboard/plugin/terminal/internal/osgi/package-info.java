// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** What only a container has: platforms that other bundles bring. */
@NullMarked
package org.plugboard.plugin.terminal.internal.osgi;

import org.jspecify.annotations.NullMarked;
