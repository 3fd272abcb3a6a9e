// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** NETCONF sessions of Plugboard beside those of others, each client in a process of its own, all against the same servers. */
@NullMarked
package org.plugboard.itests.bench.netconf;

import org.jspecify.annotations.NullMarked;
