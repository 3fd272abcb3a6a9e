// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What the manager costs where the device costs nothing: the door beside a direct call, and a pool beside commons-pool2 and
 * a queue of the JDK, each in a process of its own, one after the other. Some six minutes; the system property {@code
 * bench.forks} (default 1) repeats all of it in more processes. All of it is in {@code target/*.json}.
 */
class PoolBench {

    @Test
    void theDoorAndThePool() throws RunnerException, IOException {
        List<RunResult> door = new ArrayList<>();
        for (int threads : new int[] {1, 8}) {
            door.addAll(run(threads, CallsThroughTheDoor.class));
        }
        List<RunResult> pool = new ArrayList<>();
        pool.addAll(run(1, BorrowCallReturn.class, "1"));
        pool.addAll(run(8, BorrowCallReturn.class, "8", "4"));
        pool.addAll(run(64, BorrowCallReturn.class, "64", "8"));
        ResultFormatFactory.getInstance(ResultFormatType.JSON, "target/door.json")
                .writeOut(door);
        ResultFormatFactory.getInstance(ResultFormatType.JSON, "target/pool.json")
                .writeOut(pool);
        System.out.println(
                new Figures(door).table("over", (figure, direct) -> figure.median() - direct.median(), "direct"));
        System.out.println(new Figures(pool)
                .table(
                        "of",
                        (figure, commons) -> figure.median() / commons.median(),
                        "commons fair+checked",
                        "commons plain"));
    }

    private static Collection<RunResult> run(int threads, Class<?> benchmarks, String... workers)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\b" + benchmarks.getSimpleName() + "\\b")
                .threads(threads)
                .forks(Integer.getInteger("bench.forks", 1))
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(800))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(400))
                .syncIterations(false)
                // The compiler is waited for: on a busy machine, it would else be done when all has been measured.
                .jvmArgsAppend("-Xbatch")
                .shouldFailOnError(true)
                .output("target/" + benchmarks.getSimpleName() + "-" + threads + ".log");
        if (workers.length > 0) {
            options.param("workers", workers);
        }
        return new Runner(options.build()).run();
    }
}
