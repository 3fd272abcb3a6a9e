// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** Records what goes over a transport, if it is asked for. */
@NullMarked
package org.plugboard.manager.internal.transcript;

import org.jspecify.annotations.NullMarked;
