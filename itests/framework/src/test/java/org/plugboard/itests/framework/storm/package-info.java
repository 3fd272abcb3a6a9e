// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Plugins that come and go while many threads call. */
@NullMarked
package org.plugboard.itests.framework.storm;

import org.jspecify.annotations.NullMarked;
