// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.plugboard.plugin.tls.internal;

import org.jspecify.annotations.NullMarked;
