// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.CompletesLines;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/** A connection class that says again what it hears. */
@ConnectionClass({"parrot", "org.example.Parrot"})
final class ParrotFactory implements ConnectionFactory {

    /** Counted down by whoever has begun to wait for an interrupt. */
    final CountDownLatch waits = new CountDownLatch(1);

    /** How many sessions a device bears; it refuses more. */
    volatile int lines = Integer.MAX_VALUE;

    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public ParrotSession create(ConnectionContext context) {
        return new ParrotSession(context);
    }

    /** What it can do. */
    @ServiceInterface
    public interface Parrot {

        /** The command again; {@code half} and {@code evil} never come to their end. */
        String execute(String command);

        /** As above, and how long it would have waited. */
        String execute(String command, Duration timeout);

        /** The lines again. */
        String configure(String lines);

        /** A service with a name of two words, and a result that is no text. */
        Map<String, Object> getConfig(String source);

        /** Waits until somebody interrupts it. */
        void hang();

        /** Fails as no service should. */
        void stumble();
    }

    final class ParrotSession implements Session, Parrot, CompletesLines {

        private final String name;
        private volatile boolean open;

        ParrotSession(ConnectionContext context) {
            this.name = context.device().name() + "/" + context.alias();
            context.arguments().text("greeting");
            context.arguments().duration("timeout", Duration.ofSeconds(1));
        }

        @Override
        public void connect(Deadline deadline) {
            if (taken.incrementAndGet() > lines) {
                taken.decrementAndGet();
                throw new ConnectFailedException(name + ": no more than " + lines + " sessions");
            }
            open = true;
        }

        @Override
        public boolean isConnected() {
            return open;
        }

        @Override
        public List<String> completions(List<String> before) {
            return before.isEmpty()
                    ? List.of("say", "sing")
                    : before.equals(List.of("say")) ? List.of("hello") : List.of();
        }

        @Override
        public void disconnect(Deadline deadline) {
            if (open) {
                taken.decrementAndGet();
            }
            open = false;
        }

        @Override
        public String execute(String command) {
            if (command.equals("half")) {
                throw new TimedOutException(name + ": no end after 1 s", "the first half");
            }
            if (command.equals("evil")) {
                throw new TimedOutException(name + ": no end (\u001B]0;title\u0007)", "red \u001B[31m bell \u0007");
            }
            return name + " says " + command;
        }

        @Override
        public String execute(String command, Duration timeout) {
            return execute(command) + " within " + timeout;
        }

        @Override
        public String configure(String lines) {
            return name + " is set: " + lines;
        }

        @Override
        public Map<String, Object> getConfig(String source) {
            return Map.of(source, List.of("a", "b"));
        }

        @Override
        public void hang() {
            waits.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new ConnectionException(name + ": interrupted in the middle", e);
            }
        }

        @Override
        public void stumble() {
            throw new IllegalStateException("over its own feet");
        }
    }
}
