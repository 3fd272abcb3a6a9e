// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** What peers and files may hold, as a fuzzer thinks of it. */
@NullMarked
package org.plugboard.itests.fuzz;

import org.jspecify.annotations.NullMarked;
