// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Servers that cost as little as they can: for figures, and for replies of gigabytes. */
@NullMarked
package org.plugboard.itests.peers.fast;

import org.jspecify.annotations.NullMarked;
