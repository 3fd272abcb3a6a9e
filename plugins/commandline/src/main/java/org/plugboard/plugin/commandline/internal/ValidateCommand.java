// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedRequest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is to be said about testbed files, as compilers do, and whether their devices can be reached. */
@Command(
        name = "validate",
        description = {
            "Reads testbed files and prints what is wrong or odd in them; connects only if told to.",
            "A variable that a file takes by %%ENV{NAME} must be set, as it must be to load the file."
        },
        exitCodeList = {
            "0:no error",
            "1:an error, with --strict also a warning, or a device that cannot be connected",
            "2:wrong usage, or no such file"
        },
        footer = {
            "plugboard validate lab.yaml",
            "plugboard validate --strict lab.yaml other.yaml",
            "plugboard validate --json lab.yaml",
            "plugboard validate --connect --timeout 20 lab.yaml",
            "plugboard validate -D site=north lab.yaml"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A testbed file, a folder of them, a URL, or - for what is piped in.")
    private List<String> files;

    @Mixin
    private LoadingOptions loading;

    @Option(
            names = {"-W", "--strict"},
            description = "Exit with 1 for warnings too.")
    private boolean strict;

    @Option(
            names = "--json",
            description = "Print one JSON array, an object for each finding; with --connect an object with two arrays,"
                    + " 'findings' and 'connections'.")
    private boolean json;

    @ArgGroup(exclusive = false)
    private @Nullable Connect connect;

    /** Whether and how devices are tried. */
    static final class Connect {

        @Option(
                names = "--connect",
                required = true,
                description = "Then connect each device of the files that have no error, and disconnect it.")
        private boolean wanted;

        @Option(
                names = "--timeout",
                paramLabel = "T",
                converter = Values.Time.class,
                description = "With --connect, the time to connect in: seconds, or with a unit (250ms, 2m).")
        private @Nullable Duration timeout;
    }

    ValidateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        Validation validation = new Validation(around.plugboard());
        boolean allThere = true;
        for (String file : files) {
            try {
                List<String> places = TestbedPlaces.of(file);
                places.forEach(place -> validation.read(loading.request(place, around)));
                if (places.size() > 1) {
                    validation.readTogether(loading.request(file, around));
                }
            } catch (InvalidRequestException e) {
                err().println("plugboard: " + e.getMessage());
                allThere = false;
            }
        }
        if (!json) {
            new FindingPrinter(out()).print(validation.findings());
            out().flush();
        }
        Trials trials = new Trials(around.opened(), connect == null ? null : connect.timeout, this::tell);
        boolean allLoaded = !connects() || tryOut(validation.usable(), trials);
        print(validation, trials);
        if (!allThere) {
            return ExitCode.USAGE;
        }
        boolean failed = !allLoaded
                || trials.failed()
                || validation.failed(strict)
                || around.opened().ended();
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** Whether all could be loaded: for what a file asks, there may be nobody. */
    private boolean tryOut(List<TestbedRequest> requests, Trials trials)
            throws InterruptedException, ExecutionException {
        boolean all = true;
        for (TestbedRequest request : requests) {
            try {
                trials.run(Validation.name(request), around.load(request));
            } catch (TestbedException e) {
                err().println("plugboard: " + e.getMessage());
                all = false;
            }
        }
        return all;
    }

    private void tell(Trial trial) {
        if (!json) {
            out().println(OneLine.of(trial.toString()));
            out().flush();
        }
    }

    private void print(Validation validation, Trials trials) {
        if (json) {
            List<Map<String, Object>> findings =
                    validation.findings().stream().map(FindingPrinter::toMap).toList();
            out().println(Json.of(connects() ? withConnections(findings, trials) : findings));
        } else {
            err().println(validation.summary() + (connects() ? "; " + trials.summary() : ""));
        }
    }

    private static Map<String, Object> withConnections(List<Map<String, Object>> findings, Trials trials) {
        Map<String, Object> both = new LinkedHashMap<>();
        both.put("findings", findings);
        both.put("connections", trials.ended().stream().map(Trial::toMap).toList());
        return both;
    }

    private boolean connects() {
        return connect != null && connect.wanted;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
