// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** How the manager lives in a container: its component, its configuration, and what it says of plugins that do not work. */
@NullMarked
package org.plugboard.manager.internal.osgi;

import org.jspecify.annotations.NullMarked;
