// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What a plugin implements or is given.
 *
 * <p>A plugin registers a {@link org.plugboard.spi.ConnectionFactory} with the names of its class. At each connect the
 * manager makes a {@link org.plugboard.spi.Session} with it and hands it a {@link org.plugboard.spi.ConnectionContext},
 * through which the session gets its arguments, its credentials and its {@link org.plugboard.spi.Transport}. A transport
 * may stand on another one, as SSH on TCP. Neither ever looks up another plugin.
 *
 * <p>A {@link org.plugboard.spi.ServiceHook} stands around the calls of connections of any class.
 */
@Export
@Version("0.3.0")
@NullMarked
package org.plugboard.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
