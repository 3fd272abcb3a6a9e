// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * The files in which sessions are recorded, in the form of asciicast version 2. Not exported by any bundle: each that writes
 * or reads some has its copy.
 */
@NullMarked
package org.plugboard.transcript;

import org.jspecify.annotations.NullMarked;
