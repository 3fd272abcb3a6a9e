// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** NETCONF peers of others, each in a process of its own that ends with whoever started it. */
@NullMarked
package org.plugboard.itests.peers;

import org.jspecify.annotations.NullMarked;
