// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.Session;
import org.plugboard.spi.Transport;
import org.plugboard.spi.TransportContext;
import org.plugboard.spi.TransportFactory;
import org.plugboard.spi.TransportRequest;

/**
 * A bundle with the class and the transport {@code hanging}: they wait, until they are interrupted, in the method that the
 * argument {@code hangs} names.
 */
public final class HangingPlugin implements BundleActivator {

    /** For the framework. */
    public HangingPlugin() {}

    @Override
    public void start(BundleContext context) {
        context.registerService(
                ConnectionFactory.class,
                new Sessions(),
                FrameworkUtil.asDictionary(Map.of(PluginProperties.CONNECTION_CLASS, "hanging")));
        context.registerService(
                TransportFactory.class,
                new Pipes(),
                FrameworkUtil.asDictionary(Map.of(PluginProperties.TRANSPORT_PROTOCOL, "hanging")));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters what the bundle has registered.
    }

    private static void hangIf(String here, String wanted) {
        if (here.equals(wanted)) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("called back from " + here, e);
            }
        }
    }

    static final class Sessions implements ConnectionFactory {

        @Override
        public HangingSession create(ConnectionContext context) {
            String hangs = context.arguments().text("hangs", "");
            hangIf("create", hangs);
            return new HangingSession(context, hangs);
        }
    }

    static final class HangingSession implements Session {

        private final ConnectionContext context;
        private final String hangs;
        private volatile boolean connected;

        HangingSession(ConnectionContext context, String hangs) {
            this.context = context;
            this.hangs = hangs;
        }

        @Override
        public void connect(Deadline deadline) {
            hangIf("connect", hangs);
            context.openTransport(TransportRequest.subsystem("hanging", hangs), deadline);
            connected = true;
        }

        @Override
        public boolean isConnected() {
            return connected;
        }

        @Override
        public void disconnect(Deadline deadline) {
            connected = false;
            hangIf("disconnect", hangs);
        }
    }

    static final class Pipes implements TransportFactory {

        @Override
        public Transport create(TransportContext context, TransportRequest request) {
            String hangs = request.target().orElse("");
            hangIf("create of a transport", hangs);
            return new Pipe(hangs);
        }
    }

    static final class Pipe implements Transport {

        private final String hangs;
        private volatile boolean open;

        Pipe(String hangs) {
            this.hangs = hangs;
        }

        @Override
        public void open(Deadline deadline) {
            hangIf("open", hangs);
            open = true;
        }

        @Override
        public int read(byte[] buffer, int offset, int length, Deadline deadline) {
            return -1;
        }

        @Override
        public void write(byte[] bytes, Deadline deadline) {}

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
            hangIf("close", hangs);
        }

        @Override
        public String description() {
            return "hanging";
        }
    }
}
