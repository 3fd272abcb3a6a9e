// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Rules about the code as a whole. */
@NullMarked
package org.plugboard.itests.architecture;

import org.jspecify.annotations.NullMarked;
