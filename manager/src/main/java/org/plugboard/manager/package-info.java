// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The entry for programs that use Plugboard without OSGi: {@link org.plugboard.manager.EmbeddedPlugboard}. In a container
 * nothing of it is exported; there the service {@link org.plugboard.device.Plugboard} is the entry.
 */
@NullMarked
package org.plugboard.manager;

import org.jspecify.annotations.NullMarked;
