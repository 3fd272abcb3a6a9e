// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Devices to try things on. A {@link org.plugboard.plugin.simulator.internal.DeviceDescription} is data; a {@link
 * org.plugboard.plugin.simulator.internal.CommandLine} answers lines by it; a {@link
 * org.plugboard.plugin.simulator.internal.ProtocolServer} brings the bytes of one protocol to it. Nothing here is shared
 * with the plugins that connect to devices: a mistake there must not have its counterpart here.
 */
@NullMarked
package org.plugboard.plugin.simulator.internal;

import org.jspecify.annotations.NullMarked;
