// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** The plugins against servers that others wrote: OpenSSH, telnetd, bash, FRR. */
@NullMarked
package org.plugboard.itests.servers;

import org.jspecify.annotations.NullMarked;
