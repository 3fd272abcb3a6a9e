// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.plugboard.contract.Eventually;

/** A process of Karaf, and what a person types into its shell by {@code bin/client}. */
final class RunningKaraf {

    private static final Duration BOUND = Duration.ofMinutes(3);

    /** Behind the last feature that Karaf brings up by itself. */
    private static final String STARTED = "FeaturesServiceImpl .*\\| +Done\\.";

    private final KarafCopy copy;
    private final Process process;
    private int sessions;

    private RunningKaraf(KarafCopy copy, Process process) {
        this.copy = copy;
        this.process = process;
    }

    /** Starts it and waits until it is up. */
    static RunningKaraf start(KarafCopy copy) throws IOException {
        // As a daemon the script becomes the JVM, so that this process is the one to end.
        Process process = copy.script("karaf", "daemon")
                .redirectErrorStream(true)
                .redirectOutput(copy.home().resolve("output.txt").toFile())
                .start();
        RunningKaraf karaf = new RunningKaraf(copy, process);
        try {
            Eventually.await(BOUND, () -> "Karaf is up: " + karaf.log(), () -> karaf.isUp() || !process.isAlive());
            assertThat(process.isAlive()).as("Karaf runs").isTrue();
            return karaf;
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private boolean isUp() {
        return log().stream().anyMatch(line -> line.matches(".*" + STARTED + ".*"));
    }

    /** What it has logged. */
    List<String> log() {
        try {
            return Files.exists(copy.log()) ? Files.readAllLines(copy.log()) : List.of();
        } catch (IOException e) {
            return fail("the log cannot be read", e);
        }
    }

    /**
     * Types lines into one session of its shell.
     *
     * @return what was printed; a failure of a line, which ends the session, fails the test
     */
    String type(String... lines) throws IOException, InterruptedException {
        Path typed = Files.write(copy.home().resolve("typed-" + ++sessions + ".txt"), List.of(lines));
        Path printed = copy.home().resolve("printed-" + sessions + ".txt");
        Process client = copy.script("client", "-b")
                .redirectInput(typed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            boolean ended = client.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
            String text = Files.readString(printed, StandardCharsets.UTF_8);
            assertThat(ended).as("ended in %s: %s", BOUND, text).isTrue();
            assertThat(client.exitValue()).as("exit code; %s", text).isZero();
            return text;
        } finally {
            client.destroyForcibly();
        }
    }

    /** Types until this is printed; for what Karaf does in its own time. */
    void typeUntil(String line, String awaited) {
        Eventually.await(BOUND, () -> awaited + " after " + line, () -> {
            try {
                return type(line).contains(awaited);
            } catch (IOException | InterruptedException e) {
                return fail(line, e);
            }
        });
    }

    /** Ends the process. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
