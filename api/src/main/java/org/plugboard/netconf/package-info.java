// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The services of a NETCONF session (RFC 6241) and the values that they take and give.
 *
 * <p>{@link org.plugboard.netconf.Netconf} is what a connection of the class {@code netconf} offers: {@code
 * device.connect(via("nc")).as(Netconf.class)}. Its calls need no turn: many threads can have requests under way on one
 * session. What the device refuses is an {@link org.plugboard.netconf.RpcErrorException} with all that it said.
 *
 * <p>What a device sends by itself a {@link org.plugboard.netconf.NotificationListener} hears, as long as its {@link
 * org.plugboard.netconf.Subscription} is open.
 */
@Export
@Version("0.4.0")
@NullMarked
package org.plugboard.netconf;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
