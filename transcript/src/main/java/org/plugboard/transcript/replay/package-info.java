// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Plays the device of a transcript: says what was recorded to who asks what was asked then. */
@NullMarked
package org.plugboard.transcript.replay;

import org.jspecify.annotations.NullMarked;
