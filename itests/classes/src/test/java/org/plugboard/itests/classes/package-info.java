// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/** What every connection class must do. */
@NullMarked
package org.plugboard.itests.classes;

import org.jspecify.annotations.NullMarked;
