// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plugboard.device.Finding;
import org.plugboard.device.TestbedRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is to be said about testbed files, as compilers do; it does not connect. */
@Command(
        name = "validate",
        description = {
            "Reads testbed files and prints what is wrong or odd in them; does not connect.",
            "A variable that a file takes by %%ENV{NAME} must be set, as it must be to load the file."
        },
        exitCodeList = {"0:no error", "1:an error, with --strict also a warning", "2:wrong usage, or no such file"},
        footer = {
            "plugboard validate lab.yaml",
            "plugboard validate --strict lab.yaml other.yaml",
            "plugboard validate --json lab.yaml"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Testbed files.")
    private List<Path> files;

    @Option(
            names = {"-W", "--strict"},
            description = "Exit with 1 for warnings too.")
    private boolean strict;

    @Option(names = "--json", description = "Print one JSON array, an object for each finding.")
    private boolean json;

    ValidateCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Finding> findings = new ArrayList<>();
        boolean allThere = true;
        for (Path file : files) {
            if (Files.isReadable(file) && !Files.isDirectory(file)) {
                findings.addAll(around.plugboard().validate(TestbedRequest.of(file)));
            } else {
                err.println("plugboard: " + file + ": is no file that can be read");
                allThere = false;
            }
        }
        if (json) {
            out.println(Json.of(findings.stream().map(ValidateCommand::toMap).toList()));
        } else {
            findings.forEach(out::println);
            out.flush();
            err.println(summary(findings));
        }
        if (!allThere) {
            return ExitCode.USAGE;
        }
        boolean failed = strict ? !findings.isEmpty() : findings.stream().anyMatch(Finding::isError);
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private String summary(List<Finding> findings) {
        long errors = findings.stream().filter(Finding::isError).count();
        return counted(files.size(), "file") + ": " + counted(errors, "error") + ", "
                + counted(findings.size() - errors, "warning");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static Map<String, Object> toMap(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", finding.file());
        map.put("line", finding.line());
        map.put("column", finding.column());
        map.put("severity", finding.severity().toString());
        map.put("message", finding.message());
        return map;
    }
}
