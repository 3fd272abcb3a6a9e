// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plugboard.device.Asker;

/**
 * Which credential a {@link CredentialSource} is asked for.
 *
 * @param device the name of the device that is logged in to
 * @param credential the name of the credential
 * @param arguments the entries of its block in the file but {@code source}, in their order
 * @param asker who can be asked, if anybody
 */
public record CredentialRequest(String device, String credential, Map<String, Object> arguments, Asker asker) {

    public CredentialRequest {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** Without the arguments: a command or a path may hold a secret, whatever its key. */
    @Override
    public String toString() {
        return "credential " + credential + " of " + device;
    }
}
