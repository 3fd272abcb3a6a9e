// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.Session;

/** A connection class that the tests' own bundle registers, to see what the manager makes of services. */
final class Probe implements ConnectionFactory {

    /** The service of the probe; defined, on purpose, in the bundle that also implements it. */
    @ServiceInterface
    public interface Speaking {
        String execute(String command);
    }

    /** A session that answers with the name of its probe. */
    static final class ProbeSession implements Session, Speaking {
        final Queue<String> heard = new ConcurrentLinkedQueue<>();
        volatile Consumer<String> onExecute = command -> {};
        private final String name;
        private volatile boolean connected;

        ProbeSession(String name) {
            this.name = name;
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
            heard.add(command);
            onExecute.accept(command);
            return name + ": " + command;
        }
    }

    final List<ProbeSession> sessions = new CopyOnWriteArrayList<>();
    private final String name;

    Probe(String name) {
        this.name = name;
    }

    @Override
    public ProbeSession create(ConnectionContext context) {
        ProbeSession session = new ProbeSession(name);
        sessions.add(session);
        return session;
    }

    ServiceRegistration<ConnectionFactory> register(BundleContext context, int ranking, String... classes) {
        return context.registerService(
                ConnectionFactory.class,
                this,
                FrameworkUtil.asDictionary(
                        Map.of(PluginProperties.CONNECTION_CLASS, classes, Constants.SERVICE_RANKING, ranking)));
    }
}
