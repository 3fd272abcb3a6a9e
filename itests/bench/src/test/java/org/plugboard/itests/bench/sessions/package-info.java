// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Sessions of Plugboard beside those of the bare libraries, each client in a process of its own, all against one server. */
@NullMarked
package org.plugboard.itests.bench.sessions;

import org.jspecify.annotations.NullMarked;
