// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.using;
import static org.plugboard.spi.HookScope.EVERYTHING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.device.Device;
import org.plugboard.device.Registration;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.HookFor;
import org.plugboard.spi.HookScope;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/** What hooks see of calls and make of them. */
@Timeout(60)
class HooksTest {

    private final TestBench bench = new TestBench();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Device device = bench.device();
    private final Connection connection = device.connect();

    @AfterEach
    void close() {
        bench.close();
    }

    private TestHook hook(String name, HookScope scope) {
        TestHook hook = new TestHook(name, steps);
        bench.core.hook(hook, scope);
        return hook;
    }

    /** Sends all but text back as it is, as a call by name does. */
    private @Nullable Object execute(String command) {
        return connection.call("execute", command);
    }

    @HookFor(classes = "cli", services = "execute")
    private static final class Upper implements ServiceHook {
        @Override
        public Object after(ServiceCall call, @Nullable Object result) {
            return String.valueOf(result).toUpperCase(java.util.Locale.ROOT);
        }
    }

    @Test
    @Tag("semantics-57")
    void aHookSaysItsClassAndServiceAndStandsAtRankZeroOtherwise() {
        HookScope said = Hooks.scopeOf(new Upper());
        assertThat(said).isEqualTo(EVERYTHING.forClasses("cli").forServices("execute"));
        assertThat(said.ranking()).isZero();
        bench.core.hook(new Upper(), said);
        assertThat(execute("x")).isEqualTo("DEFAULT: X");
        assertThat(connection.configure("x")).isEqualTo("configured x");
    }

    @Test
    void withoutAContainerHooksAreGivenWithTheOtherPlugins() {
        TestHook low = new TestHook("low", steps);
        TestHook high = new TestHook("high", steps);
        try (EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder()
                .hooks(new Upper())
                .hook(low, EVERYTHING)
                .hook(high, EVERYTHING.ranked(1))
                .build()) {
            Device embedded = plugboard.device(TestBench.twoPaths().build());
            bench.core.hook(new TestHook("of another plugboard", steps), EVERYTHING);
            embedded.connect(using(bench.cli).alias("x").overPath("a"));
            assertThat(steps).startsWith("high before connect[]", "high around connect[]", "low before connect[]");
        }
    }

    @Test
    void whoIsInterruptedStaysSoAlsoIfAHookLeavesAtThatMoment() {
        TestHook hook = new TestHook("leaving", steps);
        Registration registration = bench.core.hook(hook, EVERYTHING);
        hook.onError = (call, failure) -> {
            registration.close();
            throw failure;
        };
        bench.cli.onExecute = session -> {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("R1/default: interrupted", "", new InterruptedException());
        };
        assertThatThrownBy(() -> execute("x")).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @Tag("semantics-58")
    void theHighestRankingStandsOutsideAndOfTwoEqualsTheOneThatCameFirst() {
        hook("first", EVERYTHING);
        hook("second", EVERYTHING);
        hook("high", EVERYTHING.ranked(10));
        hook("low", EVERYTHING.ranked(-1));
        execute("x");
        assertThat(steps)
                .filteredOn(step -> step.contains("around") || step.contains("after"))
                .extracting(step -> step.substring(0, step.indexOf(' ', step.indexOf(' ') + 1)))
                .containsExactly(
                        "high around",
                        "first around",
                        "second around",
                        "low around",
                        "low after",
                        "second after",
                        "first after",
                        "high after");
    }

    @Test
    @Tag("semantics-59")
    void aHookThatNamesNoClassIsForEveryClass() {
        bench.add("other");
        Connection other = device.connect(using("other").alias("other"));
        hook("any", EVERYTHING.forServices("execute"));
        hook("cli", EVERYTHING.forServices("execute").forClasses("unicon.*"));
        execute("x");
        other.execute("y");
        assertThat(steps)
                .filteredOn(step -> step.contains("before"))
                .containsExactly("any before execute[x]", "cli before execute[x]", "any before execute[y]");
    }

    @Test
    void classesServicesAndDevicesAreMeantByAnyOfTheirNamesAndByPatterns() {
        assertThat(asked(EVERYTHING.forClasses("unicon.Unicon"))).isTrue();
        assertThat(asked(EVERYTHING.forClasses("netconf", "c*i"))).isTrue();
        assertThat(asked(EVERYTHING.forClasses("unicon"))).isFalse();
        assertThat(asked(EVERYTHING.forServices("con*", "EXE-CUTE"))).isTrue();
        assertThat(asked(EVERYTHING.forServices("e*c*te"))).isTrue();
        assertThat(asked(EVERYTHING.forServices("e.*"))).isFalse();
        assertThat(asked(EVERYTHING.forDevices("R1"))).isTrue();
        assertThat(asked(EVERYTHING.forDevices("R*"))).isTrue();
        assertThat(asked(EVERYTHING.forDevices("uut"))).isFalse();
        Device aliased =
                bench.core.device(TestBench.twoPaths().attribute("alias", "uut").build());
        AtomicInteger asked = new AtomicInteger();
        TestHook hook = new TestHook();
        hook.applies = call -> asked.incrementAndGet() < 0;
        bench.core.hook(hook, EVERYTHING.forDevices("uut"));
        aliased.connect().execute("x");
        assertThat(asked).hasValue(2);
    }

    private boolean asked(HookScope scope) {
        TestHook hook = new TestHook();
        Registration registration = bench.core.hook(hook, scope);
        execute("x");
        registration.close();
        return !hook.steps.isEmpty();
    }

    @Test
    void aScopeThatCouldNeverMeanAnythingIsRefused() {
        assertThatThrownBy(() -> EVERYTHING.forServices())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("services");
        assertThatThrownBy(() -> EVERYTHING.forDevices("R1", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("semantics-60")
    void aHookThatIsNotForTheCallIsLeftOut() {
        TestHook hook = hook("hook", EVERYTHING);
        hook.applies = call -> !call.arguments().contains("show clock");
        assertThat(execute("show clock")).isEqualTo("default: show clock");
        assertThat(steps).isEmpty();
        execute("show version");
        assertThat(steps).isNotEmpty();
    }

    @Test
    @Tag("semantics-61")
    void theStepsAreBeforeTheCallAndAfter() {
        hook("hook", EVERYTHING);
        assertThat(execute("x")).isEqualTo("default: x");
        assertThat(steps).containsExactly("hook before execute[x]", "hook around execute[x]", "hook after default: x");
    }

    @Test
    @Tag("semantics-62")
    void whatOnErrorMakesOfAnExceptionIsWhatAfterGets() {
        bench.cli.onExecute = session -> {
            throw new ConnectionException("R1: no");
        };
        TestHook hook = hook("hook", EVERYTHING);
        hook.onError = (call, failure) -> "instead of " + failure.getMessage();
        hook.after = (call, result) -> result + "!";
        assertThat(execute("x")).isEqualTo("instead of R1: no!");
        assertThat(steps).endsWith("hook around execute[x]", "hook onError R1: no", "hook after instead of R1: no");
    }

    @Test
    @Tag("semantics-63")
    void anExceptionThatNoHookTakesGoesToTheCallerAsItIs() {
        ConnectionException no = new ConnectionException("R1: no");
        bench.cli.onExecute = session -> {
            throw no;
        };
        hook("outer", EVERYTHING);
        TestHook inner = hook("inner", EVERYTHING);
        assertThatThrownBy(() -> execute("x")).isSameAs(no);
        assertThat(steps).endsWith("inner onError R1: no", "outer onError R1: no");
        ConnectionException other = new ConnectionException("R1: something else");
        inner.onError = (call, failure) -> {
            throw other;
        };
        assertThatThrownBy(() -> execute("x")).isSameAs(other);
        inner.onError = (call, failure) -> null;
        assertThat(execute("x")).isNull();
        assertThat(connection.execute("x")).isEmpty();
    }

    @Test
    @Tag("semantics-64")
    void aHookMayMakeTheCallManyTimesOrNotAtAll() {
        AtomicInteger calls = new AtomicInteger();
        bench.cli.onExecute = session -> {
            if (calls.incrementAndGet() < 3) {
                throw new ConnectionException("R1: not yet");
            }
        };
        TestHook hook = hook("hook", EVERYTHING);
        hook.around = call -> {
            List<Object> results = new ArrayList<>();
            while (results.isEmpty()) {
                try {
                    results.add(call.proceed());
                } catch (ConnectionException again) {
                    steps.add(again.getMessage());
                }
            }
            return results.get(0);
        };
        assertThat(execute("x")).isEqualTo("default: x");
        assertThat(calls).hasValue(3);
        hook.around = call -> "kept";
        assertThat(execute("x")).isEqualTo("kept");
        assertThat(calls).hasValue(3);
    }

    @Test
    void aHookThatOnlyWatchesErrorsMayMakeTheCallAgainOnANewSession() {
        AtomicInteger calls = new AtomicInteger();
        bench.cli.onExecute = session -> {
            if (calls.incrementAndGet() == 1) {
                session.connected = false;
                throw new ConnectionException("R1: lost");
            }
        };
        TestHook hook = hook("hook", EVERYTHING.forServices("execute"));
        hook.onError = (call, failure) -> {
            call.connection().connect();
            return call.proceed();
        };
        assertThat(execute("x")).isEqualTo("default: x");
        assertThat(bench.cli.sessions).hasSize(2);
    }

    @Test
    @Tag("semantics-65")
    void aHookKnowsTheCallItsConnectionAndItsDevice() {
        List<Object> seen = new CopyOnWriteArrayList<>();
        TestHook hook = hook("hook", EVERYTHING);
        hook.before = call -> {
            seen.addAll(List.of(
                    call.connection(), call.target(), call.device(), call.service(), call.arguments(), call.tags()));
            return call;
        };
        device.tagged("user", "alice").call("ADD", "1", 2);
        assertThat(seen).containsExactly(connection, connection, device, "add", List.of(1, 2), Map.of("user", "alice"));
        seen.clear();
        try (Lease lease = connection.lease()) {
            lease.tagged("user", "bob").execute("x");
            assertThat(seen).containsExactly(connection, lease, device, "execute", List.of("x"), Map.of("user", "bob"));
        }
    }

    @Test
    void theArgumentsOfACallCannotBeChangedInPlace() {
        TestHook hook = hook("hook", EVERYTHING);
        hook.before = call -> {
            call.arguments().set(0, "y");
            return call;
        };
        assertThatThrownBy(() -> execute("x"))
                .isInstanceOf(ServiceFailedException.class)
                .hasCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Tag("semantics-66")
    void aHookThatDoesNothingChangesNothing() {
        bench.core.hook(new ServiceHook() {}, EVERYTHING);
        assertThat(execute("x")).isEqualTo("default: x");
        connection.send("x");
        assertThat(connection.as(Echo.class).add(1, 2)).isEqualTo(3);
        assertThat(connection.connect()).isSameAs(connection);
    }

    @Test
    @Tag("semantics-67")
    void theStepOfATestCaseIsATagOfTheCall() {
        List<Object> seen = new CopyOnWriteArrayList<>();
        TestHook hook = hook("hook", EVERYTHING);
        hook.before = call -> {
            seen.add(call.tags().getOrDefault("step", "none"));
            return call;
        };
        execute("x");
        connection.tagged("testcase", "bgp").tagged("step", 2).execute("x");
        assertThat(seen).containsExactly("none", 2);
    }

    @Test
    @Tag("semantics-70")
    void connectIsHookedToo() {
        TestHook hook = hook("hook", EVERYTHING.forServices("connect"));
        hook.around = call -> {
            assertThat(call.arguments()).isEmpty();
            assertThat(call.proceed()).isSameAs(call.connection());
            return call.connection().execute("terminal monitor");
        };
        connection.disconnect();
        assertThat(device.connect()).isSameAs(connection);
        assertThat(steps)
                .containsExactly(
                        "hook before connect[]", "hook around connect[]", "hook after default: terminal monitor");
        hook.around = call -> call.with("x").proceed();
        assertThatThrownBy(connection::connect)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/default: connect takes no arguments; give them to the connection by with(name, value)");
        hook.around = call -> null;
        connection.disconnect();
        assertThat(connection.connect()).isSameAs(connection);
        assertThat(connection.isConnected()).isFalse();
    }

    @Test
    void aConnectThatFailsCanBeTriedAgainByAHook() {
        connection.disconnect();
        AtomicInteger attempts = new AtomicInteger();
        bench.cli.onConnect = session -> {
            if (attempts.incrementAndGet() == 1) {
                throw new ConnectionException("R1: busy");
            }
        };
        TestHook hook = hook("hook", EVERYTHING.forServices("connect"));
        hook.onError = (call, failure) -> call.proceed();
        assertThat(connection.connect().isConnected()).isTrue();
        assertThat(attempts).hasValue(2);
    }

    @Test
    @Tag("semantics-71")
    void oneHookSeesEveryWayInWhichAServiceIsCalled() {
        hook("hook", EVERYTHING);
        connection.execute("1");
        connection.call("execute", "2");
        connection.as(Echo.class).execute("3");
        device.execute("4");
        device.as(Echo.class).execute("5");
        connection.tagged("a", "b").execute("6");
        try (Lease lease = connection.lease()) {
            lease.execute("7");
            lease.as(Echo.class).execute("8");
        }
        assertThat(steps)
                .filteredOn(step -> step.contains("before"))
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 8)
                        .mapToObj(number -> "hook before execute[" + number + "]")
                        .toList());
    }

    @Test
    void otherArgumentsAreConvertedAsThoseOfACallByName() {
        TestHook hook = hook("hook", EVERYTHING);
        hook.before = call -> call.with("40", 2);
        assertThat(connection.as(Echo.class).add(1, 1)).isEqualTo(42);
        hook.before = call -> call.with("many", 2);
        assertThatThrownBy(() -> connection.call("add", 1, 1))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("of add is 'many'; a number is wanted");
        hook.before = call -> call.with(1);
        assertThatThrownBy(() -> connection.call("add", 1, 1))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("add does not take 1 arguments");
    }

    @Test
    void aCallCanGoOnOnALeaseOfItsConnectionOnly() {
        TestHook hook = hook("hook", EVERYTHING.forServices("execute"));
        hook.around = call -> {
            try (Lease lease = call.connection().lease()) {
                lease.send("first");
                return call.on(lease).with("second").proceed();
            }
        };
        TestHook inner = hook("inner", EVERYTHING.forServices("execute").ranked(-1));
        inner.before = call -> {
            steps.add(call.target().toString());
            return call;
        };
        assertThat(execute("x")).isEqualTo("default: second");
        assertThat(steps).contains("lease of R1/default");
        Connection other = device.connect(using("cli").alias("other").overPath("a"));
        hook.around = call -> {
            try (Lease lease = other.lease()) {
                return call.on(lease).proceed();
            }
        };
        assertThatThrownBy(() -> execute("x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("lease of R1/other");
    }

    @Test
    void aHooksOwnCallsOnItsConnectionAreNotHookedAgain() {
        TestHook outer = hook("outer", EVERYTHING);
        TestHook inner = hook("inner", EVERYTHING);
        outer.before = call -> {
            call.connection().execute("by name");
            call.connection().as(Echo.class).execute("typed");
            call.device().execute("on the device");
            try (Lease lease = call.connection().lease()) {
                lease.execute("on a lease");
            }
            return call;
        };
        inner.after = (call, result) -> result + ", " + call.connection().configure("y");
        assertThat(execute("x")).isEqualTo("default: x, configured y");
        assertThat(steps)
                .filteredOn(step -> step.contains("before"))
                .containsExactly("outer before execute[x]", "inner before execute[x]");
        execute("hooked again");
        assertThat(steps).contains("outer before execute[hooked again]");
    }

    @Test
    void aHooksCallsOnOtherConnectionsAreHooked() {
        Connection other = device.connect(using("cli").alias("other").overPath("a"));
        TestHook hook = hook("hook", EVERYTHING);
        hook.before = call -> {
            (call.connection() == connection ? other : connection).execute("of the hook");
            return call;
        };
        execute("x");
        assertThat(steps)
                .filteredOn(step -> step.contains("before"))
                .containsExactly("hook before execute[x]", "hook before execute[of the hook]");
    }

    @Test
    void aResultThatATypedCallerCannotTakeIsTheHooksFailure() {
        TestHook hook = hook("hook", EVERYTHING);
        hook.after = (call, result) -> Map.of("version", "17.3");
        assertThat(execute("x")).isEqualTo(Map.of("version", "17.3"));
        assertThat(connection.execute("x")).isEqualTo("{version=17.3}");
        assertThatThrownBy(() -> connection.as(Echo.class).execute("x"))
                .isInstanceOf(ServiceFailedException.class)
                .hasMessageContaining("R1/default: execute: hook " + TestHook.class.getName() + " made a ")
                .hasMessageContaining("java.lang.String");
        hook.after = (call, result) -> null;
        assertThat(connection.as(Echo.class).execute("x")).isNull();
        assertThatThrownBy(() -> connection.as(Echo.class).add(1, 2))
                .isInstanceOf(ServiceFailedException.class)
                .hasMessageContaining("made null of the result, which is of type int");
        hook.after = (call, result) -> "whatever";
        connection.as(Echo.class).send("x");
    }

    @Test
    void aServiceThatIsNotThereAndAConnectionThatIsNotConnectedAreToldWithoutHooks() {
        hook("hook", EVERYTHING);
        assertThatThrownBy(() -> connection.call("exekute", "x")).hasMessageContaining("did you mean 'execute'");
        connection.disconnect();
        assertThatThrownBy(() -> execute("x")).isInstanceOf(NotConnectedException.class);
        assertThat(steps).isEmpty();
    }

    @Test
    void aHookIsAskedAsLongAsItIsRegistered() {
        TestHook hook = new TestHook("hook", steps);
        Registration registration = bench.core.hook(hook, EVERYTHING);
        execute("x");
        assertThat(steps).hasSize(3);
        registration.close();
        registration.close();
        execute("x");
        assertThat(steps).hasSize(3);
    }
}
