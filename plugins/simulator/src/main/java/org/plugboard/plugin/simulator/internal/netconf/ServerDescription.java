// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.simulator.internal.datastore.Defaults;
import org.plugboard.plugin.simulator.internal.datastore.ListKeys;
import org.plugboard.plugin.simulator.internal.datastore.RpcError;

/**
 * What a device knows and can do over NETCONF. XML may have placeholders.
 *
 * @param capabilities what it can do besides the base
 * @param keys what tells entries of a list apart
 * @param running its configuration
 * @param startup what it starts with, or null for the same
 * @param state what it knows besides
 * @param defaults the values of leaves that nobody has set
 * @param schemas the modules that it gives
 * @param urls what lies at its URLs, by these
 * @param rpcs operations of its own by their names
 * @param actions actions by their names
 * @param notifications what it notifies of
 */
public record ServerDescription(
        Capabilities capabilities,
        ListKeys keys,
        String running,
        @Nullable String startup,
        String state,
        Defaults defaults,
        List<Schema> schemas,
        Map<String, String> urls,
        Map<String, Custom> rpcs,
        Map<String, Custom> actions,
        Notifications notifications) {

    /**
     * A module.
     *
     * @param name its name
     * @param version its revision, or empty
     * @param format yang or another one
     * @param namespace its namespace
     * @param text its text
     */
    public record Schema(String name, String version, String format, String namespace, String text) {}

    /**
     * An operation or an action of the device's own.
     *
     * @param namespace its namespace
     * @param reply the content of the reply; nothing for {@code ok}
     * @param errors what is wrong, instead
     * @param fires the notification that it brings about, or null
     * @param count how many of them
     */
    public record Custom(String namespace, String reply, List<RpcError> errors, @Nullable String fires, int count) {}

    /**
     * What a device notifies of.
     *
     * @param log how many of the last ones can be replayed
     * @param streams the descriptions of its streams by their names, besides NETCONF
     * @param kinds what it notifies of, by names that only the description knows
     */
    public record Notifications(int log, Map<String, String> streams, Map<String, Kind> kinds) {}

    /**
     * A notification.
     *
     * @param stream its stream
     * @param content its element; {@code {n}} in it is the number of this one
     * @param every how often it comes by itself, or null
     * @param count how many come at once then
     */
    public record Kind(String stream, String content, @Nullable Duration every, int count) {}
}
