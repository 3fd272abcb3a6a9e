// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** The framing of NETCONF over a pipe of bytes (RFC 6242): which bytes make a message, and whose it is. */
@NullMarked
package org.plugboard.plugin.netconf.internal.framing;

import org.jspecify.annotations.NullMarked;
