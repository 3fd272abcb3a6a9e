// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A pseudo-terminal with a process of the distribution in it. script(1) makes it; that and stty(1) are on every Debian
 * system. What the process draws is seen as text, without the sequences that move the cursor.
 */
final class Terminal implements AutoCloseable {

    static final String ENTER = "\r";
    static final String TAB = "\t";
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";

    /** As a terminal sends it in the mode for applications. */
    static final String UP = "\u001bOA";

    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final Pattern CONTROL_SEQUENCE = Pattern.compile("\u001b(?:\\[[0-9;?]*[a-zA-Z]|[=>])");

    private final Process process;
    private final Path facts;
    private final OutputStream keys;
    private final StringBuilder drawn = new StringBuilder();
    private final Thread reader;
    private int seen;
    private boolean over;

    private Terminal(Process process, Path facts) {
        this.process = process;
        this.facts = facts;
        this.keys = process.getOutputStream();
        this.reader = new Thread(this::readAll, "reader of the terminal of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Whether this machine can make one. */
    static boolean isPossible() {
        return List.of("script", "stty").stream()
                .allMatch(tool ->
                        Files.isExecutable(Path.of("/usr/bin", tool)) || Files.isExecutable(Path.of("/bin", tool)));
    }

    /** Starts a command line in a terminal of so many columns; its environment is that of the builder. */
    static Terminal open(ProcessBuilder builder, Path workplace, int columns, List<String> command) throws IOException {
        Path facts = Files.createTempFile(workplace, "terminal", ".txt");
        String line = "stty rows 24 cols " + columns + "; { tty; echo $$; } > " + facts + "; exec "
                + String.join(" ", command);
        builder.command("script", "--quiet", "--flush", "--return", "--command", line, "/dev/null");
        builder.environment().put("TERM", "xterm");
        builder.environment().put("SHELL", "/bin/sh");
        return new Terminal(builder.redirectErrorStream(true).start(), facts);
    }

    Terminal type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
        return this;
    }

    /** Waits for this text behind what was waited for before; the text between the two. */
    synchronized String await(String text) throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        while (true) {
            String screen = screen();
            int at = screen.indexOf(text, Math.min(seen, screen.length()));
            if (at >= 0) {
                String between = screen.substring(seen, at);
                seen = at + text.length();
                return between;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || over) {
                return fail("no '%s' %s; there was: %s", text, over ? "before the end" : "in " + BOUND, screen);
            }
            wait(left);
        }
    }

    private String screen() {
        return CONTROL_SEQUENCE.matcher(drawn).replaceAll("").replace("\r", "");
    }

    /** Makes it wider or narrower, as somebody who drags its window. */
    void resize(int columns) throws IOException, InterruptedException {
        Installed.tool("stty", "-F", Files.readAllLines(facts).get(0), "cols", Integer.toString(columns));
    }

    /** The process in it. */
    ProcessHandle inside() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(facts).get(1)))
                .orElseThrow();
    }

    /** Waits until a thread of this name runs in it, which shows on no terminal. */
    void awaitThread(String name) throws IOException, InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String threads = "";
        while (!threads.contains('"' + name + '"')) {
            if (System.nanoTime() > end) {
                fail("no thread '%s' in %s: %s", name, BOUND, threads);
            }
            Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(inside().pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            threads = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Waits until the process in it has ended; its exit code. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            synchronized (this) {
                fail("still running after %s; there was: %s", BOUND, screen());
            }
        }
        reader.join(BOUND.toMillis());
        return process.exitValue();
    }

    /** Takes the terminal away from whoever is in it, as somebody who closes its window. */
    void takeAway() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        takeAway();
    }

    private void readAll() {
        try (Reader in = process.inputReader(StandardCharsets.UTF_8)) {
            char[] some = new char[4096];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                synchronized (this) {
                    drawn.append(some, 0, count);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            synchronized (this) {
                drawn.append("[" + e.getMessage() + "]");
            }
        }
        synchronized (this) {
            over = true;
            notifyAll();
        }
    }
}
