// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The server's side of NETCONF without its bytes: a {@link org.plugboard.plugin.simulator.internal.netconf.NetconfServer} holds
 * what the sessions of a device have in common, and looks up each request in a table of {@link
 * org.plugboard.plugin.simulator.internal.netconf.Operation}s, which the classes of this package fill. What is said of a
 * protocol stands in its capability: an operation that the device's capabilities do not have is not in the table.
 */
@NullMarked
package org.plugboard.plugin.simulator.internal.netconf;

import org.jspecify.annotations.NullMarked;
