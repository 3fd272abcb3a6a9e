// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.AnswerTooLongException;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.ServiceInterface;
import org.plugboard.connection.TimedOutException;
import org.plugboard.spi.ConnectionClass;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.ConnectionFactory;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Session;

/** Answers with what it is asked; knows which devices are open. */
@ConnectionClass("echo")
final class EchoFactory implements ConnectionFactory {

    final Set<String> open = ConcurrentHashMap.newKeySet();

    final AtomicInteger connects = new AtomicInteger();

    /** Has a permit for each that hangs in a connect or a command until it is interrupted. */
    final Semaphore hanging = new Semaphore(0);

    /** If set, nobody gets an answer until so many wait for one. */
    volatile @Nullable CyclicBarrier allAtOnce;

    @Override
    public EchoSession create(ConnectionContext context) {
        return new EchoSession(context.device().name());
    }

    /** What it can do. */
    @ServiceInterface
    public interface Echo {

        /** The command again. */
        String execute(String command);

        /** As above, and how long it would have waited. */
        String execute(String command, Duration timeout);
    }

    final class EchoSession implements Session, Echo {

        private final String device;

        EchoSession(String device) {
            this.device = device;
        }

        @Override
        public void connect(Deadline deadline) {
            if (device.startsWith("down")) {
                throw new ConnectFailedException(device + ": refused");
            }
            if (device.startsWith("slow")) {
                hang();
            }
            connects.incrementAndGet();
            open.add(device);
        }

        @Override
        public boolean isConnected() {
            return open.contains(device);
        }

        @Override
        public void disconnect(Deadline deadline) {
            open.remove(device);
        }

        @Override
        public String execute(String command) {
            if (command.startsWith("wrong")) {
                throw new InvalidRequestException(device + ": cannot be used");
            }
            if (command.equals("hang")) {
                hang();
            }
            if (command.equals("half")) {
                throw new TimedOutException(device + ": not over", "the first half");
            }
            if (command.equals("endless")) {
                throw new AnswerTooLongException(device + ": too long", "x".repeat(64_000) + "y".repeat(1000));
            }
            CyclicBarrier barrier = allAtOnce;
            if (barrier != null) {
                try {
                    barrier.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException("the others did not come", e);
                }
            }
            return device + " says " + command;
        }

        private void hang() {
            hanging.release();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CallInterruptedException(device + ": interrupted", "", e);
            }
        }

        @Override
        public String execute(String command, Duration timeout) {
            return execute(command) + " within " + timeout;
        }
    }
}
