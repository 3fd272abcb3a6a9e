// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.resultcache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/** A connection class that leads to no device, answers what a test says, and remembers what has come to it. */
@ConnectionClass("router")
public final class Router implements ConnectionFactory {

    /** What can be called. */
    @ServiceInterface
    public interface Services {

        String execute(String command);

        String configure(String lines);

        String receive();

        Xml getConfig(Datastore source, Filter filter);

        void editConfig(Datastore target, String config);
    }

    /** What has come to it, {@code alias: text}. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    final AtomicReference<UnaryOperator<String>> answer = new AtomicReference<>(command -> "to " + command);

    @Override
    public RouterSession create(ConnectionContext context) {
        return new RouterSession(context.alias());
    }

    /** A session of it. */
    public final class RouterSession implements Session, Services {

        private final String alias;
        private volatile boolean connected;

        RouterSession(String alias) {
            this.alias = alias;
        }

        private String say(String text) {
            heard.add(alias + ": " + text);
            return answer.get().apply(text);
        }

        @Override
        public void connect(Deadline deadline) {
            connected = true;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public void disconnect(Deadline deadline) {
            connected = false;
        }

        @Override
        public String execute(String command) {
            return say(command);
        }

        @Override
        public String configure(String lines) {
            return say(lines);
        }

        @Override
        public String receive() {
            return say("receive");
        }

        @Override
        public Xml getConfig(Datastore source, Filter filter) {
            return Xml.of(say(source + " " + filter));
        }

        @Override
        public void editConfig(Datastore target, String config) {
            say(target + " " + config);
        }
    }
}
