// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal.netconf;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a server is made of, by what its capabilities say. Used under the lock of the device.
 *
 * @param operations what it can be asked for
 * @param sessions who is connected
 * @param streams what it notifies of
 * @param confirmed the commit that waits to be confirmed
 */
record ServerParts(Operations operations, Sessions sessions, Streams streams, ConfirmedCommit confirmed) {

    /**
     * Where what is not done at once waits.
     *
     * @param errands until the lock has been given back
     * @param alarms for a time
     * @param confirmTime for the end of the time in which a commit has to be confirmed
     */
    record Later(Errands errands, Alarms alarms, ConfirmedCommit.Alarm confirmTime) {}

    /**
     * Puts them together.
     *
     * @param said all that the {@code hello} says
     * @param fill fills placeholders
     */
    static ServerParts of(ServerDescription description, List<String> said, UnaryOperator<String> fill, Later later) {
        Capabilities can = description.capabilities();
        InitialData initial = new InitialData(description, fill);
        EventLog log = new EventLog(description.notifications().log(), later.errands());
        BaseNotifications news = new BaseNotifications(log, can);
        Streams streams = new Streams(description.notifications(), log, fill);
        Configurations configurations = new Configurations(description, initial.stores(), initial.urls(), news);
        ConfirmedCommit confirmed = new ConfirmedCommit(configurations, news, later.confirmTime());
        Sessions sessions = new Sessions(configurations, confirmed, news, later.errands());
        Knowledge knowledge = new Knowledge(initial.state(), description.keys());
        Selection selection = new Selection(description);

        Operations operations = new Operations();
        EditOperations edits = new EditOperations(description, configurations, selection);
        edits.addTo(operations);
        new ReadOperations(configurations, knowledge, selection).addTo(operations);
        new LockOperations(configurations, confirmed).addTo(operations, can);
        new CommitOperations(can, configurations, confirmed).addTo(operations);
        new SessionOperations(sessions).addTo(operations);
        new SubscriptionOperations(log, streams, selection, later.alarms()).addTo(operations, can);
        new CustomOperations(description, configurations, knowledge, streams, fill).addTo(operations);

        Schemas schemas = new Schemas(description);
        NmdaOperations nmda = new NmdaOperations(configurations, knowledge, selection, edits);
        if (can.has(Capabilities.NOTIFICATION)) {
            knowledge.add(streams::toXml);
        }
        if (can.has(Capabilities.MONITORING)) {
            schemas.addTo(operations);
            knowledge.add(new Monitoring(said, configurations, schemas, sessions)::toXml);
        }
        if (can.has(Capabilities.YANG_LIBRARY)) {
            knowledge.add(() -> schemas.library(nmda.datastores()));
        }
        if (can.has(Capabilities.NMDA)) {
            nmda.addTo(operations);
        }
        return new ServerParts(operations, sessions, streams, confirmed);
    }
}
