// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.TreeChange;
import org.plugboard.plugin.simulator.internal.datastore.Xml;

/** Tells of what happens to the server itself (RFC 6470), if it says that it does. Used under the lock of the device. */
final class BaseNotifications {

    private static final String NAMESPACE = "urn:ietf:params:xml:ns:yang:ietf-netconf-notifications";
    private static final int MOST_EDITS = 100;

    private final EventLog log;
    private final boolean wanted;

    BaseNotifications(EventLog log, Capabilities capabilities) {
        this.log = log;
        this.wanted = capabilities.has(Capabilities.BASE_NOTIFICATIONS);
    }

    /** A configuration was changed by a session, or by the device itself. */
    void changed(String store, List<TreeChange> changes, @Nullable ServerSession session) {
        if (changes.isEmpty()) {
            return;
        }
        StringBuilder xml = new StringBuilder("<changed-by>")
                .append(session == null ? "<server/>" : by(session))
                .append("</changed-by><datastore>" + store + "</datastore>");
        changes.stream()
                .limit(MOST_EDITS)
                .forEach(change -> xml.append("<edit><target" + change.where().declarations() + ">"
                        + Xml.escape(change.where().text()) + "</target><operation>" + change.operation()
                        + "</operation></edit>"));
        tell("netconf-config-change", xml.toString());
    }

    void started(ServerSession session) {
        tell("netconf-session-start", by(session));
    }

    void ended(ServerSession session, String reason, @Nullable ServerSession killer) {
        tell(
                "netconf-session-end",
                by(session) + (killer == null ? "" : "<killed-by>" + killer.id() + "</killed-by>")
                        + "<termination-reason>" + reason + "</termination-reason>");
    }

    /** Something has become of a commit that has to be confirmed. */
    void confirmed(String event, @Nullable Duration timeout, @Nullable ServerSession session) {
        tell(
                "netconf-confirmed-commit",
                (session == null ? "" : by(session)) + "<confirm-event>" + event + "</confirm-event>"
                        + (timeout == null ? "" : "<timeout>" + timeout.toSeconds() + "</timeout>"));
    }

    private static String by(ServerSession session) {
        return "<username>" + Xml.escape(session.user()) + "</username><session-id>" + session.id()
                + "</session-id><source-host>" + Xml.escape(session.host()) + "</source-host>";
    }

    private void tell(String name, String content) {
        if (wanted) {
            log.add(Streams.NETCONF, "<" + name + " xmlns=\"" + NAMESPACE + "\">" + content + "</" + name + ">", 1);
        }
    }
}
