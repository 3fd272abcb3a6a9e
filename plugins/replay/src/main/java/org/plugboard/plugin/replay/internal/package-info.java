// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Recorded sessions as devices. */
@NullMarked
package org.plugboard.plugin.replay.internal;

import org.jspecify.annotations.NullMarked;
