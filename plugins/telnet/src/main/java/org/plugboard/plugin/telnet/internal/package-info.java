// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Telnet: the codec of RFC 854, the transport that puts it on a TCP connection, and the connection class {@code telnet}.
 *
 * <p>{@link TelnetCodec} and {@link Negotiation} know bytes only; {@link TelnetTransport} knows when to read and to write.
 */
@NullMarked
package org.plugboard.plugin.telnet.internal;

import org.jspecify.annotations.NullMarked;
