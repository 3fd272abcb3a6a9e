// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * NETCONF (RFC 6241, RFC 6242): the connection class {@code netconf}.
 *
 * <p>{@link org.plugboard.plugin.netconf.internal.framing.Frames} makes messages of bytes, {@link Exchange} ties each reply to its request, {@link org.plugboard.plugin.netconf.internal.xml.XmlCursor} reads XML,
 * {@link NetconfSession} offers the operations.
 */
@NullMarked
package org.plugboard.plugin.netconf.internal;

import org.jspecify.annotations.NullMarked;
