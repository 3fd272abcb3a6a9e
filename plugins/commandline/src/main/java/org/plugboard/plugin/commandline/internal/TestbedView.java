// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.List;
import java.util.Map;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.InterfaceFacts;
import org.plugboard.device.LinkFacts;
import org.plugboard.device.TestbedFacts;

/**
 * What is shown of a testbed.
 *
 * @param devices those that are shown
 * @param isWhole whether that is all of them; if not, what belongs to the whole testbed is left out
 * @param classes the connection classes that are here
 */
record TestbedView(TestbedFacts facts, List<DeviceFacts> devices, boolean isWhole, List<ConnectionClassFacts> classes) {

    /** The links with their ends. */
    Map<String, List<Cabling.End>> links() {
        return new Cabling(facts.links(), facts.devices(), InterfaceFacts::link).ends();
    }

    /** The segments with their ends. */
    Map<String, List<Cabling.End>> segments() {
        return new Cabling(facts.segments(), facts.devices(), InterfaceFacts::segment).ends();
    }

    /** The credentials that a level has itself: one that has none bears those of the level around it. */
    static Map<String, Credential> own(Credentials credentials, Credentials around) {
        return credentials.own().equals(around.own()) ? Map.of() : credentials.own();
    }

    /** What the file says of a link or segment beside its name. */
    static Map<String, Object> attributes(Map<String, LinkFacts> described, String name) {
        LinkFacts facts = described.get(name);
        return facts == null ? Map.of() : facts.attributes();
    }
}
