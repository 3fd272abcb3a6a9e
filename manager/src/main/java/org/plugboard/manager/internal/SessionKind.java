// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.jspecify.annotations.Nullable;

/**
 * What sessions of one kind have in common.
 *
 * @param services their services
 * @param type their Java type, the plugin's
 * @param pluginLoader the class loader that only the plugin's bundle has, if there is such a one
 */
record SessionKind(ServiceTable services, Class<?> type, @Nullable ClassLoader pluginLoader) {}
