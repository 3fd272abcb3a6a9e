// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Many callers of many connections at once, while peers die, calls are cut short and connections come and go. */
@NullMarked
package org.plugboard.itests.classes.stress;

import org.jspecify.annotations.NullMarked;
