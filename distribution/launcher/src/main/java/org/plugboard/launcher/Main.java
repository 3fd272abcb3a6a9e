// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.logging.LogManager;
import org.osgi.framework.BundleException;
import org.slf4j.LoggerFactory;

/**
 * The program. It knows two words: {@code check}, which must work when nothing else does, and {@code run}, for which the
 * container follows its folders. All else is for the command line bundle, also whether the container stays up.
 */
public final class Main {

    /** What the command line returns to keep the container up until it is interrupted. */
    private static final int STAY = -1;

    /** With any other words it is a question or a mistake, and for the command line to answer. */
    private static final String[] CHECK = {"check"};

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private final Timing timing = new Timing();
    private final Installation installation = Installation.here();
    private final String[] arguments;
    private final boolean follows;
    private final Interruption interruption = new Interruption();
    private volatile boolean staying;

    private Main(String[] arguments) {
        this.arguments = arguments;
        this.follows = Words.askToFollow(arguments);
    }

    public static void main(String[] arguments) throws Exception {
        Main program = new Main(arguments);
        System.exit(written(program.interruption.during(program::run)));
    }

    private int run() throws IOException, BundleException, InterruptedException {
        timing.phase("virtual machine");
        readLoggingSettings(follows ? "logging-run.properties" : "logging.properties");
        Container container = new Container(
                installation,
                follows ? Container.FOLLOWING_LEVEL : Container.COMMAND_LEVEL,
                follows || Words.openAShell(arguments));
        Thread onInterrupt = new Thread(() -> interrupted(container), "plugboard-shutdown");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try (container) {
            timing.phase("framework");
            container.start();
            timing.phase("bundles");
            int exit = Arrays.equals(arguments, CHECK) ? check(container) : commandLine(container);
            timing.phase("command");
            return exit;
        }
    }

    private static int check(Container container) {
        return new Check(container, System.out).print() ? 0 : FAILED;
    }

    private int commandLine(Container container) throws InterruptedException {
        List<String> problems = container.problems();
        interruption.unlessCame(() -> problems.forEach(LoggerFactory.getLogger(Main.class)::warn));
        Optional<ToIntFunction<String[]>> commandLine = container.commandLine();
        if (commandLine.isEmpty()) {
            interruption.unlessCame(() -> System.err.println(
                    "plugboard: the command line is not up; 'plugboard check' says what is missing"));
            return FAILED;
        }
        int exit = commandLine.get().applyAsInt(arguments);
        if (exit != STAY) {
            return exit;
        }
        if (Words.runs(arguments) && !follows) {
            System.err.println("plugboard: run takes nothing but -t FILE, -D NAME=VALUE and --no-input");
            return WRONG_USAGE;
        }
        staying = true;
        container.awaitStop();
        return 0;
    }

    /** A stream never throws: whether all of it was written, the disk full or the reader gone, is asked at the end. */
    private static int written(int exit) {
        if (!System.out.checkError()) {
            return exit;
        }
        System.err.println("plugboard: the output could not be written");
        return exit == 0 ? FAILED : exit;
    }

    /** The end of a container that stays up is what was asked for, and no failure. */
    private void interrupted(Container container) {
        interruption.come();
        container.close();
        if (staying) {
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }
    }

    private void readLoggingSettings(String name) throws IOException {
        Path file = installation.etc().resolve(name);
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                LogManager.getLogManager().readConfiguration(in);
            }
        }
    }
}
