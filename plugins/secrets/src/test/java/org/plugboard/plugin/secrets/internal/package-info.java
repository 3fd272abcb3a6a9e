// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.plugboard.plugin.secrets.internal;

import org.jspecify.annotations.NullMarked;
