// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionFigures;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Session;

/** A class netconf whose sessions can do nothing but have notifications told. */
@ConnectionClass("netconf")
final class AnnouncerFactory implements ConnectionFactory {

    /** What was subscribed to. */
    final List<SubscriptionOptions> subscribed = new CopyOnWriteArrayList<>();

    /** What a subscription brings. */
    volatile BiConsumer<SubscriptionOptions, NotificationListener> brings = (options, listener) -> {};

    @Override
    public Session create(ConnectionContext context) {
        return (Session) Proxy.newProxyInstance(
                AnnouncerFactory.class.getClassLoader(),
                new Class<?>[] {Session.class, Netconf.class},
                (session, method, arguments) -> answer(method, arguments));
    }

    private @Nullable Object answer(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "isConnected" -> true;
            case "connect", "disconnect" -> null;
            case "subscribe" -> subscribe((SubscriptionOptions) arguments[0], (NotificationListener) arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private Subscription subscribe(SubscriptionOptions options, NotificationListener listener) {
        subscribed.add(options);
        brings.accept(options, listener);
        return new Subscription() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public SubscriptionFigures figures() {
                return new SubscriptionFigures(0, 0, 0, 0, 0, 0);
            }

            @Override
            public void close() {}
        };
    }

    /** An event of this name, of noon two years ago. */
    static Notification event(String name) {
        return event(name, "<" + name + "/>");
    }

    /** The same with something in it. */
    static Notification event(String name, String xml) {
        Instant noon = Instant.parse("2024-11-27T12:00:00Z");
        return new Notification(noon.toString(), Optional.of(noon), name, Xml.of(xml));
    }
}
