// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.plugboard.plugin.simulator.internal.datastore.RpcProblem;
import org.plugboard.plugin.simulator.internal.datastore.Xml;

/** What a device notifies of by its description, and in which streams. Used under the lock of the device. */
final class Streams {

    /** The stream that every device has. */
    static final String NETCONF = "NETCONF";

    private final ServerDescription.Notifications description;
    private final EventLog log;
    private final UnaryOperator<String> fill;
    private final Map<String, String> names = new TreeMap<>();

    Streams(ServerDescription.Notifications description, EventLog log, UnaryOperator<String> fill) {
        this.description = description;
        this.log = log;
        this.fill = fill;
        names.put(NETCONF, "All that is not of another stream");
        names.putAll(description.streams());
    }

    Set<String> names() {
        return names.keySet();
    }

    /** It happens so many times at once. */
    void fire(String name, int count) throws RpcProblem {
        ServerDescription.Kind kind = description.kinds().get(name);
        if (kind == null) {
            throw RpcProblem.invalid("there is no notification " + name + "; there are: "
                    + String.join(", ", description.kinds().keySet()));
        }
        log.add(kind.stream(), fill.apply(kind.content()), count);
    }

    /** The streams as RFC 5277 has them, section 3.2.5.1. */
    String toXml() {
        StringBuilder xml = new StringBuilder("<netconf xmlns=\"" + Subscription.DATA + "\"><streams>");
        names.forEach((name, text) -> xml.append("<stream><name>" + Xml.escape(name) + "</name><description>"
                + Xml.escape(text) + "</description><replaySupport>true</replaySupport><replayLogCreationTime>"
                + log.since() + "</replayLogCreationTime></stream>"));
        return xml.append("</streams></netconf>").toString();
    }
}
