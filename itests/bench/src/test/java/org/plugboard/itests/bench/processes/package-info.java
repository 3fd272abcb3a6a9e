// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** What benches of several processes share: the processes, their orders, and figures in rounds. */
@NullMarked
package org.plugboard.itests.bench.processes;

import org.jspecify.annotations.NullMarked;
