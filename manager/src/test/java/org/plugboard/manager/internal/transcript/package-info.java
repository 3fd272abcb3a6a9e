// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.plugboard.manager.internal.transcript;

import org.jspecify.annotations.NullMarked;
