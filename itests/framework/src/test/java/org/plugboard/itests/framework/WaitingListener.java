// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.plugboard.connection.ConnectionEvent;
import org.plugboard.connection.ConnectionListener;

/** A listener, and the activator of its bundle, that waits in its own code for ever when a connection of alias {@code wait} is made. */
public final class WaitingListener implements BundleActivator, ConnectionListener {

    /** For the framework. */
    public WaitingListener() {}

    @Override
    public void start(BundleContext context) {
        context.registerService(ConnectionListener.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters what the bundle has registered.
    }

    @Override
    public void happened(ConnectionEvent event) {
        if (event.alias().equals("wait")) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("called back", e);
            }
        }
    }
}
