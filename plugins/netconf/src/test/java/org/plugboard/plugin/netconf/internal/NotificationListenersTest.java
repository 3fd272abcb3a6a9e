// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.NotificationListener;
import org.plugboard.netconf.Subscription;
import org.plugboard.netconf.SubscriptionEnd;
import org.plugboard.netconf.SubscriptionFigures;
import org.plugboard.netconf.SubscriptionOptions;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.Deadline;

/** Listeners that are slow, hang, throw, or use the session that they listen to. */
@Timeout(60)
final class NotificationListenersTest {

    private final Deadline soon = Deadline.after(Duration.ofSeconds(20));

    private final SubscribedPeer device = SubscribedPeer.connected();
    private final HeardNotifications heard = new HeardNotifications();
    private final CountDownLatch gate = new CountDownLatch(1);

    private void pass() {
        try {
            assertThat(gate.await(20, TimeUnit.SECONDS))
                    .as("the gate is opened")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted at the gate", e);
        }
    }

    /** The listener is in its first call, and all of this has come and waits. */
    private void sendWhileItHangs(int last) {
        device.send("e1");
        heard.awaitLast("e1");
        device.send(1, last);
        device.peer.pipe.awaitReader();
    }

    @Test
    void aSlowOneMissesTheOldestAndIsToldSoInTheirPlace() {
        Subscription subscription =
                device.subscribed(SubscriptionOptions.DEFAULTS.waiting(3, Long.MAX_VALUE), heard.then(n -> pass()));
        sendWhileItHangs(10);
        assertThat(subscription.figures()).isEqualTo(new SubscriptionFigures(10, 1, 6, 3, 0, 0));
        gate.countDown();
        heard.awaitLast("e10");
        device.send(10, 12);
        heard.awaitLast("e12");
        assertThat(heard.log()).containsExactly("e1", "gap of 6", "e8", "e9", "e10", "e11", "e12");
        assertThat(subscription.dropped()).isEqualTo(6);
    }

    @Test
    void whatWaitsIsBoundedInBytesButOneMayAlwaysWait() {
        device.subscribed(SubscriptionOptions.DEFAULTS.waiting(1000, 1), heard.then(n -> pass()));
        sendWhileItHangs(4);
        gate.countDown();
        heard.awaitLast("e4");
        assertThat(heard.log()).containsExactly("e1", "gap of 2", "e4");
    }

    @Test
    void oneThatThrowsIsToldWhatComesNext() {
        Subscription subscription = device.subscribed(heard.then(notification -> {
            if (!notification.name().equals("e3")) {
                throw new IllegalStateException("boom at " + notification);
            }
        }));
        device.send(0, 3);
        heard.awaitLast("e3");
        assertThat(subscription.figures().failed()).isEqualTo(2);
        subscription.close();
        assertThat(heard.end().kind()).isEqualTo(SubscriptionEnd.Kind.CLOSED);
    }

    @Test
    void anInterruptThatOneLeavesBehindIsNotForItsNextCall() {
        AtomicReference<Boolean> seen = new AtomicReference<>();
        device.subscribed(heard.then(notification -> {
            seen.set(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
        }));
        device.send(0, 1);
        heard.awaitLast("e1");
        device.send(1, 2);
        heard.awaitLast("e2");
        device.peer.pipe.end();
        heard.end();
        assertThat(seen).hasValue(false);
    }

    @Test
    void repliesFindTheirCallersWhileOneHangs() {
        device.subscribed(heard.then(n -> pass()));
        sendWhileItHangs(3);
        for (int round = 0; round < 100; round++) {
            CompletableFuture<Xml> call = Peer.calling(() -> device.session().rpc("<asked/>"));
            String id = device.peer.nextId();
            device.send("between");
            device.peer.reply(id, "<answer>" + id + "</answer>");
            assertThat(Peer.result(call).text()).contains("<answer>" + id + "</answer>");
        }
        gate.countDown();
        heard.await(log -> log.stream().filter("between"::equals).count() == 100);
    }

    @Test
    void oneThatHangsHoldsUpNoDisconnectAndIsInterruptedInTheEnd() {
        AtomicReference<String> outcome = new AtomicReference<>("");
        device.subscribed(heard.then(notification -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                outcome.set("interrupted");
            }
        }));
        sendWhileItHangs(3);
        CompletableFuture<Boolean> disconnected = Peer.calling(() -> {
            device.session().disconnect(soon);
            return true;
        });
        device.grant("<close-session/>");
        Peer.result(disconnected);
        assertThat(heard.log()).containsExactly("e1");
        assertThat(heard.end().reason()).isEqualTo("R1/nc: disconnected");
        assertThat(outcome).hasValue("interrupted");
        assertThat(heard.log()).containsExactly("e1", "gap of 2", "end SESSION_ENDED");
        heard.await(log -> !device.session().isListening());
    }

    @Test
    void oneHasItsTimeBehindTheEndOfTheSessionThoughItsUserClosesTheSubscription() {
        Set<Thread> others = readers();
        Subscription subscription = device.session().listen(heard.then(n -> pass()));
        Thread reader = readerBut(others);
        sendWhileItHangs(1);
        device.peer.pipe.end();
        awaitJoining(reader);
        try (Logged logged = Logged.by(Watcher.class)) {
            subscription.close();
            awaitJoining(reader);
            assertThat(logged.warnings()).isEmpty();
        }
        gate.countDown();
        assertThat(heard.end().kind()).isEqualTo(SubscriptionEnd.Kind.SESSION_ENDED);
        assertThat(subscription.figures().failed())
                .as("interrupted at the gate")
                .isZero();
    }

    @Test
    void oneHasItsTimeBehindTheEndOfTheSessionThoughItClosesTheSubscriptionItself() {
        AtomicReference<Subscription> mine = new AtomicReference<>();
        AtomicReference<Thread> reader = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Set<Thread> others = readers();
        mine.set(device.session().listen(heard.then(notification -> {
            pass();
            mine.get().close();
            awaitJoining(reader.get());
            interrupted.set(Thread.currentThread().isInterrupted());
        })));
        reader.set(readerBut(others));
        sendWhileItHangs(1);
        device.peer.pipe.end();
        awaitJoining(reader.get());
        gate.countDown();
        heard.end();
        assertThat(interrupted).hasValue(false);
    }

    /** The threads that read for listeners. */
    private static Set<Thread> readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("plugboard reader R1/nc"))
                .collect(Collectors.toSet());
    }

    private static Thread readerBut(Set<Thread> others) {
        return readers().stream()
                .filter(thread -> !others.contains(thread))
                .findFirst()
                .orElseThrow();
    }

    /** It waits for the thread of its listener, and has noticed what interrupts there were; or it has left that thread behind. */
    private void awaitJoining(Thread reader) {
        while (reader.isAlive() && (reader.isInterrupted() || !isJoining(reader))) {
            assertThat(soon.isOver())
                    .as("too late; in %s", Arrays.toString(reader.getStackTrace()))
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    private static boolean isJoining(Thread reader) {
        return reader.getState() == Thread.State.TIMED_WAITING
                && Arrays.stream(reader.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("join"));
    }

    @Test
    void oneMaySendRequestsItself() {
        AtomicReference<String> answer = new AtomicReference<>();
        device.subscribed(heard.then(
                notification -> answer.set(device.session().rpc("<asked/>").text())));
        device.send("question");
        device.peer.reply(device.peer.nextId(), "<answer/>");
        device.send("next");
        device.peer.reply(device.peer.nextId(), "<answer/>");
        heard.awaitLast("next");
        device.peer.pipe.end();
        heard.end();
        assertThat(answer.get()).contains("<answer");
    }

    @Test
    void oneMayCloseItsSubscriptionAndIsToldNothingBehindThat() {
        AtomicReference<Subscription> mine = new AtomicReference<>();
        mine.set(device.subscribed(heard.then(notification -> {
            pass();
            mine.get().close();
        })));
        sendWhileItHangs(5);
        gate.countDown();
        assertThat(heard.end().kind()).isEqualTo(SubscriptionEnd.Kind.CLOSED);
        assertThat(heard.log()).containsExactly("e1", "end CLOSED");
    }

    @Test
    void oneMayDisconnect() {
        device.subscribed(heard.then(notification -> device.session().disconnect(soon)));
        device.send("last");
        device.grant("<close-session/>");
        assertThat(heard.end().reason()).isEqualTo("R1/nc: disconnected");
        assertThat(heard.log()).containsExactly("last", "end SESSION_ENDED");
    }

    @Test
    void oneMaySubscribeAgainWhenItHearsThatTheOtherIsComplete() {
        HeardNotifications next = new HeardNotifications();
        device.subscribed(new NotificationListener() {
            @Override
            public void notified(Notification notification) {}

            @Override
            public void ended(SubscriptionEnd end) {
                Subscription unused = device.session().subscribe(next);
            }
        });
        device.peer.say(SubscribedPeer.notification("<notificationComplete/>"));
        device.grant("create-subscription");
        device.send("e1");
        next.awaitLast("e1");
    }

    /** Whatever the speed: what was told, in its order, and the gaps are together what has come. */
    @Test
    void nothingIsLostUntoldOfOneHundredThousand() {
        int count = 100_000;
        AtomicInteger lastNumber = new AtomicInteger();
        List<Long> accounted = new ArrayList<>(List.of(0L));
        CountDownLatch all = new CountDownLatch(1);
        Subscription subscription = device.subscribed(new NotificationListener() {
            @Override
            public void notified(Notification notification) {
                int number = Integer.parseInt(notification.name().substring(1));
                add(1);
                // The gaps that were told are those in the numbers.
                assertThat((long) number).isEqualTo(accounted.get(0));
                lastNumber.set(number);
                if (number == count) {
                    all.countDown();
                }
            }

            @Override
            public void dropped(long gap) {
                add(gap);
            }

            private void add(long more) {
                accounted.set(0, accounted.get(0) + more);
            }
        });
        device.send(0, count);
        try {
            assertThat(all.await(50, TimeUnit.SECONDS))
                    .as("the last one is told")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        SubscriptionFigures figures = subscription.figures();
        assertThat(figures.received()).isEqualTo(count);
        assertThat(figures.told() + figures.dropped()).isEqualTo(count);
        assertThat(figures.failed()).isZero();
    }

    @Test
    void withRoomForAllNothingIsDropped() {
        int count = 20_000;
        Subscription subscription =
                device.subscribed(SubscriptionOptions.DEFAULTS.waiting(count, Long.MAX_VALUE), heard.then(n -> pass()));
        device.send(0, count);
        device.peer.pipe.awaitReader();
        gate.countDown();
        heard.awaitLast("e" + count);
        assertThat(heard.log()).isEqualTo(SubscribedPeer.events(0, count));
        assertThat(subscription.dropped()).isZero();
    }

    @Test
    void whoHoldsOneThatHasEndedHoldsItsFiguresOnly() {
        Subscription subscription = device.subscribed(heard);
        device.send(0, 2);
        heard.awaitLast("e2");
        device.peer.pipe.end();
        heard.end();
        heard.await(log -> !device.session().isListening());
        assertThat(subscription.isOpen()).isFalse();
        assertThat(subscription.figures()).isEqualTo(new SubscriptionFigures(2, 2, 0, 0, 0, 0));
        subscription.close();
    }
}
