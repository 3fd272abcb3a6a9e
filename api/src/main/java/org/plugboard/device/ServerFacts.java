// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server that helps the whole testbed: an entry of {@code testbed.servers} (semantics 94).
 *
 * @param name unique in its testbed
 * @param attributes the entries of its block but the credentials, in the order of the file: {@code address}, {@code
 *     protocol}, {@code path}, {@code services}, {@code custom}, …
 * @param credentials those of the server, inside those of its testbed
 */
public record ServerFacts(String name, Map<String, Object> attributes, Credentials credentials) {

    public ServerFacts {
        attributes = Entries.copy(attributes);
    }

    /** Its addresses or host names; a file may give one or a list. */
    public List<String> addresses() {
        return Entries.texts(attributes, "address");
    }

    /** One plain entry of the server's block as text. */
    public Optional<String> attribute(String key) {
        return Entries.text(attributes, key);
    }

    /** What it offers, by name. */
    public Map<String, Object> services() {
        return Entries.block(attributes, "services");
    }
}
