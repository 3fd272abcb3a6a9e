// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plugboard.plugin.simulator.internal.datastore.DatastoreLocks;
import org.plugboard.plugin.simulator.internal.datastore.Datastores;
import org.plugboard.plugin.simulator.internal.datastore.PartialLocks;
import org.plugboard.plugin.simulator.internal.datastore.Xml;

/** What a server knows of itself (RFC 6022, section 2.1). */
final class Monitoring {

    static final String NAMESPACE = "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring";

    private final List<String> capabilities;
    private final Configurations configurations;
    private final Schemas schemas;
    private final Sessions sessions;
    private final Instant since = Instant.now();

    Monitoring(List<String> capabilities, Configurations configurations, Schemas schemas, Sessions sessions) {
        this.capabilities = capabilities;
        this.configurations = configurations;
        this.schemas = schemas;
        this.sessions = sessions;
    }

    String toXml() {
        return "<netconf-state xmlns=\"" + NAMESPACE + "\"><capabilities>"
                + capabilities.stream()
                        .map(uri -> "<capability>" + Xml.escape(uri) + "</capability>")
                        .collect(Collectors.joining())
                + "</capabilities><datastores>"
                + configurations.stores().names().stream().map(this::datastore).collect(Collectors.joining())
                + "</datastores><schemas>" + schemas.toXml() + "</schemas><sessions>"
                + sessions.all().stream().map(Monitoring::session).collect(Collectors.joining())
                + "</sessions><statistics><netconf-start-time>" + since + "</netconf-start-time><in-sessions>"
                + sessions.everOpened() + "</in-sessions></statistics></netconf-state>";
    }

    private String datastore(String name) {
        String locks = configurations.locks().of(name).map(Monitoring::global).orElse("");
        if (name.equals(Datastores.RUNNING)) {
            locks += configurations.partial().all().entrySet().stream()
                    .map(this::partial)
                    .collect(Collectors.joining());
        }
        return "<datastore><name>" + name + "</name>" + (locks.isEmpty() ? "" : "<locks>" + locks + "</locks>")
                + "</datastore>";
    }

    private static String global(DatastoreLocks.Held lock) {
        return "<global-lock><locked-by-session>" + lock.session() + "</locked-by-session><locked-time>" + lock.since()
                + "</locked-time></global-lock>";
    }

    private String partial(Map.Entry<Long, PartialLocks.Held> lock) {
        return "<partial-lock><lock-id>" + lock.getKey() + "</lock-id><locked-by-session>"
                + lock.getValue().session() + "</locked-by-session><locked-time>"
                + lock.getValue().since() + "</locked-time>"
                + lock.getValue().selects().stream()
                        .map(select -> "<select>" + Xml.escape(select) + "</select>")
                        .collect(Collectors.joining())
                + configurations.partial().paths(lock.getKey()).stream()
                        .map(path ->
                                "<locked-node" + path.declarations() + ">" + Xml.escape(path.text()) + "</locked-node>")
                        .collect(Collectors.joining())
                + "</partial-lock>";
    }

    private static String session(ServerSession session) {
        return "<session><session-id>" + session.id() + "</session-id><transport>netconf-ssh</transport><username>"
                + Xml.escape(session.user()) + "</username><source-host>" + Xml.escape(session.host())
                + "</source-host><login-time>" + session.since() + "</login-time>" + session.counters() + "</session>";
    }
}
