// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.device.Path;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Subscription;

/** The command that prints what a device says by itself. */
final class Notifying {

    static final Command NOTIFICATIONS = new Command(
            "notifications",
            "notifications DEVICE[/ALIAS] [STREAM] [--from TIME [--until TIME]] [--filter XML|XPATH] [--count NUMBER] [--for TIME] [--xml]",
            "prints the NETCONF notifications of a device until Ctrl-C, so many, or for so long; with those since a time, or a time ago",
            "notifications phoenix --from 1h --count 10",
            Notifying::notifications);

    private static final String ALIAS = "notifications";

    private Notifying() {}

    /** In a session of its own: one in which somebody has subscribed is good for little else afterwards. */
    private static @Nullable Object notifications(Workbench bench, List<Object> words) {
        NOTIFICATIONS.requireWords(words, 1, Integer.MAX_VALUE);
        WantedNotifications wanted = WantedNotifications.of(words.subList(1, words.size()));
        Target target = Target.of(bench, words.get(0));
        Connection connection = target.device().connect(request(target));
        NotificationPrinter printer =
                new NotificationPrinter(bench.output(), bench.columns(), wanted.count(), wanted.withXml());
        boolean isCancelled = false;
        try {
            Subscription unused = connection.as(Netconf.class).subscribe(wanted.options(), printer);
            printer.awaitEnd(wanted.limit());
        } catch (InterruptedException e) {
            // Ctrl-C is how this command ends, and its session must not be ended by an interrupted thread.
            isCancelled = true;
        } finally {
            connection.destroy();
        }
        if (isCancelled) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    /** As the connection that is named is connected; else over the path of this name, or the one for NETCONF. */
    private static ConnectRequest request(Target target) {
        Set<String> taken = target.device().connectionManager().connections().keySet();
        String alias = ALIAS;
        for (int i = 2; taken.contains(alias); i++) {
            alias = ALIAS + "_" + i;
        }
        return like(target).alias(alias);
    }

    private static ConnectRequest like(Target target) {
        String named = target.alias();
        if (named == null) {
            return ConnectRequest.using("netconf");
        }
        return target.connection()
                .map(known -> known.path()
                        .map(Path::name)
                        .map(path ->
                                ConnectRequest.using(known.connectionClass()).overPath(path))
                        .orElseGet(() -> ConnectRequest.using(known.connectionClass())))
                .orElseGet(() -> ConnectRequest.via(named));
    }
}
