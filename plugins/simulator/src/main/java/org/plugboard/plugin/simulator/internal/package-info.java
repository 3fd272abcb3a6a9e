// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Devices to try things on. A {@link org.plugboard.plugin.simulator.internal.DeviceDescription} is data, whatever file it comes
 * from; a {@link org.plugboard.plugin.simulator.internal.Conversation} (a console, a session of NETCONF) answers bytes by it;
 * a {@link org.plugboard.plugin.simulator.internal.Peer} brings them from a {@link
 * org.plugboard.plugin.simulator.internal.Wire} to it, on the threads of the {@link
 * org.plugboard.plugin.simulator.internal.Engine}; an {@link org.plugboard.plugin.simulator.internal.Outlet} says the answers
 * at their pace. What NETCONF is about, apart from its bytes, lies in {@code netconf} and {@code datastore}. Nothing here is shared with the plugins that connect to devices: a mistake there must not have its
 * counterpart here.
 */
@NullMarked
package org.plugboard.plugin.simulator.internal;

import org.jspecify.annotations.NullMarked;
