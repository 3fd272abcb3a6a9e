// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where a credential comes from that does not stand in the testbed file: {@code source: NAME} in its block, with what else the
 * source needs. Registered as a service whose property {@link PluginProperties#CREDENTIAL_SOURCE_NAME} has the name, or several. It is
 * asked when a connection logs in, not when the file is loaded. Must be thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface CredentialSource {

    /**
     * Gets the fields of a credential, such as {@code username} and {@code password}; those that stand in the file go before. Blocks
     * until the deadline at most.
     *
     * @return the fields by name: texts, or {@link org.plugboard.device.Secret}s
     * @throws RuntimeException if it cannot be got; the message says what was tried and is told to the user, so it must not
     *     hold a secret
     */
    Map<String, Object> fetch(CredentialRequest request, Deadline deadline);
}
