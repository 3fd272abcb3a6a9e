// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * TCP: the one place that knows sockets. {@link Dialer} finds and connects, {@link SocketPipe} waits with a deadline, {@link
 * TcpTransport} says it in the words of the API.
 */
@NullMarked
package org.plugboard.plugin.tcp.internal;

import org.jspecify.annotations.NullMarked;
