// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** What several test modules need. */
@NullMarked
package org.plugboard.itests.kit;

import org.jspecify.annotations.NullMarked;
