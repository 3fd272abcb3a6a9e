// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Plugboard's features in a real Karaf. */
@NullMarked
package org.plugboard.itests.karaf;

import org.jspecify.annotations.NullMarked;
