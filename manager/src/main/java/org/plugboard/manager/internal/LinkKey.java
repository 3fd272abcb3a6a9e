// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.Link;
import org.plugboard.device.LinkFacts;
import org.plugboard.device.TestbedFacts;

/** What a link is known by in its testbed: a link and a segment may bear one name (semantics 76, 95). */
record LinkKey(Link.Kind kind, String name) {

    /** The link or segment that an interface names. */
    static Optional<LinkKey> of(InterfaceFacts facts) {
        return facts.link().map(name -> new LinkKey(Link.Kind.LINK, name)).or(() -> facts.segment()
                .map(name -> new LinkKey(Link.Kind.SEGMENT, name)));
    }

    /** What the facts say of links and segments beside their names. */
    static Map<LinkKey, LinkFacts> described(TestbedFacts facts) {
        Map<LinkKey, LinkFacts> described = new LinkedHashMap<>();
        facts.links().forEach((name, link) -> described.put(new LinkKey(Link.Kind.LINK, name), link));
        facts.segments().forEach((name, segment) -> described.put(new LinkKey(Link.Kind.SEGMENT, name), segment));
        return described;
    }

    @Override
    public String toString() {
        return (kind == Link.Kind.LINK ? "link " : "segment ") + name;
    }
}
