// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Testbed;

/**
 * Edits of a file while callers connect, call and disconnect: each answer belongs to its call, what fails says what the edit did,
 * nothing is over a path that the file does not say, and nothing stays open. What is done is seeded; how the threads meet is not.
 */
@Timeout(120)
class FollowRaceTest {

    private static final int CALLERS = 4;
    private static final int CALLS = 400;
    private static final int EDITS = 60;
    private static final String[] DEVICES = {"R1", "R2", "R3"};
    private static final String[] PATHS = {"a", "b"};

    @TempDir
    Path folder;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingIsLostAndNothingIsLeakedUnderEdits(long seed) throws Exception {
        try (FollowBench bench = new FollowBench(folder)) {
            Random edits = new Random(seed);
            FollowedTestbed lab = bench.follow(devices(edits));
            CountDownLatch begin = new CountDownLatch(1);
            List<Caller<Void>> callers = new ArrayList<>();
            for (int number = 0; number < CALLERS; number++) {
                Random choices = new Random(seed * CALLERS + number);
                String name = "caller " + number;
                callers.add(Caller.calls(name, () -> {
                    Threads.await(begin);
                    for (int call = 0; call < CALLS; call++) {
                        callOne(lab.testbed(), choices, name + " " + call);
                    }
                    return null;
                }));
            }
            begin.countDown();
            for (int edit = 0; edit < EDITS; edit++) {
                if (edits.nextInt(5) == 0) {
                    bench.files.writeBroken(FollowBench.LAB, "broken");
                    bench.look();
                } else {
                    bench.edit(devices(edits));
                }
            }
            for (Caller<Void> caller : callers) {
                caller.result();
            }
            assertThat(answered.get()).as("answers of seed " + seed).isPositive();
            bench.edit(devices(edits));
            assertThat(lab.problem()).isEmpty();
            assertAllIsAsTheFileSays(bench, lab.testbed());
            lab.close();
            assertThat(bench.core.live().count()).as("open after the end").isZero();
            assertThat(bench.cli.sessions).noneMatch(FollowRaceTest::isOpen).isNotEmpty();
        }
    }

    /** Some of the devices, whose paths have one of two addresses or are not there. */
    private static DeviceFacts[] devices(Random edits) {
        List<DeviceFacts> devices = new ArrayList<>();
        for (String name : DEVICES) {
            if (edits.nextInt(4) > 0) {
                DeviceFacts.Builder device = DeviceFacts.named(name);
                for (String path : PATHS) {
                    if (edits.nextInt(6) > 0) {
                        device.path(FollowBench.path(path, "192.0.2." + (1 + edits.nextInt(2))));
                    }
                }
                devices.add(device.attribute("custom", Map.of("edit", edits.nextInt()))
                        .build());
            }
        }
        return devices.toArray(DeviceFacts[]::new);
    }

    private void callOne(Testbed lab, Random choices, String question) {
        String path = PATHS[choices.nextInt(PATHS.length)];
        try {
            Device device = lab.device(DEVICES[choices.nextInt(DEVICES.length)]);
            Connection connection = device.connect(via(path).alias(path));
            assertThat(connection.execute(question)).isEqualTo(path + ": " + question);
            answered.incrementAndGet();
            if (choices.nextInt(10) == 0) {
                connection.disconnect();
            }
        } catch (UnknownNameException e) {
            assertThat(e).message().matches("(testbed lab: no device|R\\d: no path) .*");
            refused.incrementAndGet();
        } catch (ConnectionClosedException e) {
            assertThat(e)
                    .message()
                    .matches(".*(path . (of|is gone from)|device R\\d is gone from|it was disconnected).*");
            refused.incrementAndGet();
        } catch (NotConnectedException e) {
            // Between its connect and its call, or for good with its device.
            refused.incrementAndGet();
        }
    }

    /** One that is told to disconnect while it connects believes that it is connected, as a class may; nothing calls it any more. */
    private static boolean isOpen(TestSession session) {
        return session.connected && !session.log.contains("disconnect");
    }

    private static void assertAllIsAsTheFileSays(FollowBench bench, Testbed lab) {
        for (TestSession session : bench.cli.sessions) {
            if (isOpen(session)) {
                DeviceFacts said = lab.device(session.context.device().name()).facts();
                assertThat(session.context.path().orElseThrow())
                        .isEqualTo(said.paths()
                                .get(session.context.path().orElseThrow().name()));
            }
        }
    }
}
