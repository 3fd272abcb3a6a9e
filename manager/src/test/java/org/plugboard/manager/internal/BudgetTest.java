// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.LimitReachedException;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.DeviceLimits;

/** What a device bears, by a clock that stands until a test moves it. */
@Timeout(60)
class BudgetTest {

    private static final Duration LONG = Duration.ofDays(1);

    private record Planned(long atNs, Runnable action) {}

    private final LiveFacts facts = new LiveFacts(device(0, 0), "");
    private final PriorityQueue<Planned> planned = new PriorityQueue<>(Comparator.comparingLong(Planned::atNs));

    /** Near the end of the numbers, as {@link System#nanoTime()} may be. */
    private long nowNs = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(90);

    /** By how much it moves whenever somebody looks at it. */
    private long tickNs;

    private final Budget budget = new Budget(
            facts, () -> nowNs += tickNs, (delay, action) -> planned.add(new Planned(nowNs + delay.toNanos(), action)));

    private static DeviceFacts device(int sessions, int loginsPerMinute) {
        return DeviceFacts.named("R1")
                .limits(new DeviceLimits(sessions, loginsPerMinute))
                .build();
    }

    private void limits(int sessions, int loginsPerMinute) {
        facts.become(device(sessions, loginsPerMinute), "lab.yaml");
        budget.review();
    }

    private Permit permit(String alias) {
        return budget.permit("R1/" + alias, alias);
    }

    private Permit taken(String alias) {
        Permit permit = permit(alias);
        assertThat(permit.take()).as(alias).isTrue();
        permit.use();
        return permit;
    }

    /** Waits without a thread; notes when it is granted. */
    private Permit waiting(String alias, List<String> granted) {
        Permit permit = permit(alias);
        permit.whenGranted(() -> granted.add(alias));
        return permit;
    }

    /** Moves the clock, and does what is due on the way. */
    private void pass(Duration time) {
        long endNs = nowNs + time.toNanos();
        while (!planned.isEmpty() && planned.peek().atNs() - endNs <= 0) {
            Planned next = planned.remove();
            nowNs = next.atNs();
            next.action().run();
        }
        nowNs = endNs;
    }

    @Test
    void aDeviceWithoutLimitsLetsEverybodyIn() {
        for (int i = 0; i < 1000; i++) {
            taken("a" + i);
        }
        assertThat(budget.sessions()).isEqualTo(1000);
    }

    @Test
    void whoeverIsOverTheLimitIsLetInWhenAnotherEnds() {
        limits(2, 0);
        Permit first = taken("a");
        taken("b");
        List<String> granted = new ArrayList<>();
        waiting("c", granted);
        waiting("d", granted);
        assertThat(granted).isEmpty();
        first.end();
        assertThat(granted).containsExactly("c");
        first.end();
        assertThat(granted).as("it was given back once").containsExactly("c");
        assertThat(budget.sessions()).isEqualTo(2);
    }

    @Test
    void nobodyOvertakesThoseWhoWait() {
        limits(1, 0);
        Permit first = taken("a");
        List<String> granted = new ArrayList<>();
        waiting("b", granted);
        first.end();
        assertThat(granted).containsExactly("b");
        limits(2, 1);
        waiting("c", granted);
        assertThat(permit("d").take()).as("the next login is that of who waits").isFalse();
    }

    @Test
    void whoeverHasWaitedInVainHearsTheLimitItsPlaceAndWhoHasTheSessions() {
        limits(3, 0);
        taken("cli");
        taken("pool");
        taken("pool");
        waiting("early", new ArrayList<>());
        Permit late = permit("late");
        assertThatThrownBy(() -> late.await(Duration.ofMillis(3)))
                .isInstanceOf(LimitReachedException.class)
                .hasMessage(
                        "R1/late: not let in after 3 ms: 3 of 3 sessions are in use (limits.sessions, lab.yaml) by cli,"
                                + " pool (2); 1 waits before this one; disconnect one, or wait longer by the argument"
                                + " limit_timeout");
        assertThat(late.standing()).isEqualTo(Permit.Standing.NEW);
    }

    @Test
    void aLimitOfOneIsToldInTheSingular() {
        limits(1, 0);
        taken("a");
        assertThat(permit("b").obstacle()).isEqualTo("1 of 1 session is in use (limits.sessions, lab.yaml) by a");
        limits(0, 1);
        taken("c");
        assertThat(permit("b").obstacle())
                .isEqualTo(
                        "1 of 1 login was made in the last 60 s (limits.logins_per_minute, lab.yaml); the next may be"
                                + " in 60 s");
    }

    @Test
    void aLimitThatIsLowerThanWhatIsInUseIsToldAsSuch() {
        limits(3, 3);
        taken("a");
        taken("b");
        taken("b");
        limits(1, 3);
        waiting("c", new ArrayList<>());
        waiting("d", new ArrayList<>());
        assertThat(permit("e").obstacle())
                .isEqualTo("3 sessions are in use by a, b (2), and there may be 1 (limits.sessions, lab.yaml); 2 wait"
                        + " before this one");
        limits(9, 2);
        assertThat(permit("e").obstacle())
                .isEqualTo(
                        "3 logins were made in the last 60 s, and there may be 2 (limits.logins_per_minute, lab.yaml);"
                                + " the next may be in 60 s; 2 wait before this one");
    }

    @Test
    void aLimitThatCodeSaysHasNoPlace() {
        facts.become(device(1, 0), "");
        taken("a");
        assertThat(permit("b").obstacle()).isEqualTo("1 of 1 session is in use (limits.sessions) by a");
    }

    @Test
    void aLimitOfZeroDoesNotWait() {
        limits(1, 0);
        taken("a");
        assertThatThrownBy(() -> permit("b").await(Duration.ZERO))
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContaining("R1/b: not let in after 0 ms: ");
    }

    @Test
    void soManyLoginsMayBeInAnySixtySeconds() {
        limits(0, 2);
        taken("a").end();
        pass(Duration.ofSeconds(50));
        taken("b").end();
        List<String> granted = new ArrayList<>();
        waiting("c", granted);
        waiting("d", granted);
        pass(Duration.ofSeconds(9));
        assertThat(granted).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(granted).containsExactly("c");
        pass(Duration.ofSeconds(49));
        assertThat(granted).containsExactly("c");
        pass(Duration.ofSeconds(1));
        assertThat(granted).containsExactly("c", "d");
    }

    @Test
    void whoeverMayLogInBetweenTwoLooksAtTheClockIsNotForgotten() {
        limits(0, 1);
        taken("a").end();
        List<String> granted = new ArrayList<>();
        nowNs += Duration.ofMinutes(1).toNanos() - 2;
        tickNs = 1;
        waiting("b", granted);
        tickNs = 0;
        pass(Duration.ofSeconds(1));
        assertThat(granted).containsExactly("b");
        waiting("c", granted);
        pass(Duration.ofMinutes(1));
        assertThat(granted).containsExactly("b", "c");
    }

    @Test
    void whoeverMayNotLogInYetHearsWhenTheNextOneMay() {
        limits(5, 2);
        taken("a").end();
        pass(Duration.ofSeconds(20));
        taken("b").end();
        pass(Duration.ofMillis(500));
        assertThatThrownBy(() -> permit("c").await(Duration.ZERO))
                .hasMessage(
                        "R1/c: not let in after 0 ms: 2 of 2 logins were made in the last 60 s (limits.logins_per_minute,"
                                + " lab.yaml); the next may be in 40 s; wait longer by the argument limit_timeout");
    }

    @Test
    void aLoginThatDidNotBeginDoesNotCount() {
        limits(0, 1);
        Permit unused = permit("a");
        assertThat(unused.take()).isTrue();
        List<String> granted = new ArrayList<>();
        waiting("b", granted);
        unused.end();
        assertThat(granted).containsExactly("b");
    }

    @Test
    void aLoginThatDidNotBeginIsGivenBackOnceThoughItsPermitIsEndedTwice() {
        limits(0, 2);
        taken("a");
        Permit unused = permit("b");
        assertThat(unused.take()).isTrue();
        unused.end();
        unused.end();
        taken("c");
        assertThat(permit("d").take()).as("a third login").isFalse();
    }

    @Test
    void aLoginCountsFromWhenItHappensNotFromWhenItWasAllowed() {
        limits(0, 1);
        Permit session = permit("a");
        assertThat(session.take()).isTrue();
        List<String> granted = new ArrayList<>();
        waiting("b", granted);
        pass(Duration.ofSeconds(20));
        session.use();
        pass(Duration.ofSeconds(20));
        assertThat(session.login(Duration.ZERO)).isTrue();
        pass(Duration.ofSeconds(59));
        assertThat(granted).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(granted).containsExactly("b");
    }

    @Test
    void oneSessionThatLogsInAgainNeedsALoginAndNoSession() {
        limits(1, 2);
        Permit session = taken("a");
        List<String> granted = new ArrayList<>();
        waiting("b", granted);
        assertThat(session.login(Duration.ZERO)).as("came with the permit").isTrue();
        assertThat(session.login(Duration.ZERO)).as("the second of this minute").isTrue();
        assertThatThrownBy(() -> session.login(Duration.ZERO))
                .isInstanceOf(LimitReachedException.class)
                .hasMessageContainingAll(
                        "R1/a: not let in after 0 ms: 2 of 2 logins", "wait longer by the argument connect_timeout");
        assertThat(granted).isEmpty();
        session.end();
        assertThat(session.login(LONG)).isFalse();
        pass(Duration.ofMinutes(1));
        assertThat(granted).containsExactly("b");
    }

    @Test
    void sessionsThatLogInAgainGoBeforeNewOnesInTheOrderInWhichTheyCame() {
        limits(0, 1);
        taken("a").end();
        List<String> granted = new ArrayList<>();
        waiting("new", granted);
        for (String alias : List.of("first", "second", "third")) {
            new Permit(budget, "R1/" + alias, alias, false).whenGranted(() -> granted.add(alias));
        }
        waiting("newer", granted);
        limits(0, 0);
        assertThat(granted).containsExactly("first", "second", "third", "new", "newer");
    }

    @Test
    void aLargerLimitLetsInWhoWaitsAndASmallerOneTakesNothingBack() {
        limits(1, 0);
        List<Permit> permits = new ArrayList<>(List.of(taken("a")));
        List<String> granted = new ArrayList<>();
        permits.add(waiting("b", granted));
        permits.add(waiting("c", granted));
        limits(2, 0);
        assertThat(granted).containsExactly("b");
        limits(1, 0);
        assertThat(budget.sessions()).isEqualTo(2);
        permits.get(0).end();
        assertThat(granted).containsExactly("b");
        permits.get(1).end();
        assertThat(granted).containsExactly("b", "c");
    }

    @Test
    void aLoginLimitThatIsSetLaterCountsFromThenOn() {
        taken("a").end();
        limits(0, 1);
        taken("b").end();
        assertThat(permit("c").take()).isFalse();
        limits(0, 0);
        assertThat(permit("c").take()).isTrue();
    }

    @Test
    void whoeverIsEndedWhileItWaitsGoesAtOnce() throws Exception {
        limits(1, 0);
        Permit first = taken("a");
        Permit permit = permit("b");
        Caller<Boolean> caller = Caller.calls("b", () -> permit.await(LONG));
        caller.awaitIn(Permit.class);
        permit.end();
        assertThat(caller.result()).isFalse();
        first.end();
        assertThat(budget.sessions()).isZero();
    }

    @Test
    void whoeverIsEndedInTheMomentInWhichItsTimeIsOverWasNotTooLate() {
        Runnable[] ending = {() -> {}};
        Budget watched = new Budget(
                facts,
                () -> {
                    // For the message of who is too late the clock is looked at once more.
                    if (isSayingWhatIsInTheWay()) {
                        ending[0].run();
                    }
                    return nowNs;
                },
                (delay, action) -> {});
        limits(0, 1);
        assertThat(watched.permit("R1/a", "a").take()).isTrue();
        Permit permit = watched.permit("R1/b", "b");
        ending[0] = permit::end;
        assertThat(permit.await(Duration.ZERO)).isFalse();
    }

    private static boolean isSayingWhatIsInTheWay() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals("obstacle")));
    }

    @Test
    void whoeverIsInterruptedWhileItWaitsSaysSo() {
        limits(1, 0);
        taken("a");
        Permit permit = permit("b");
        Caller<Boolean> caller = Caller.calls("b", () -> permit.await(LONG));
        caller.awaitIn(Permit.class);
        caller.interrupt();
        assertThat(caller.failure())
                .isInstanceOf(CallInterruptedException.class)
                .hasMessage("R1/b: interrupted while waiting to be let in; nothing was sent");
        permit.end();
        List<String> granted = new ArrayList<>();
        waiting("c", granted);
        limits(2, 0);
        assertThat(granted).containsExactly("c");
    }
}
