// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.spi.PlatformCatalog;
import org.plugboard.spi.PlatformFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the platforms of command lines, or looks through files that describe one. */
@Command(
        name = "platforms",
        description = {
            "Shows the platforms that command lines are driven by, and which values of 'os' choose them.",
            "With a file, says what is wrong in it, or what it describes; platforms/ of the distribution is where it goes."
        },
        exitCodeList = {"0:no error", "1:an error in a file", "2:wrong usage, or no such file"},
        footer = {"plugboard platforms", "plugboard platforms my-router.yaml"})
final class PlatformsCommand implements Callable<Integer> {

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "A platform file.")
    private List<Path> files = List.of();

    PlatformsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        PlatformCatalog catalog = around.platforms();
        PrintWriter out = spec.commandLine().getOut();
        if (files.isEmpty()) {
            catalog.all().forEach(platform -> out.println(inList(platform)));
            return ExitCode.OK;
        }
        int exit = ExitCode.OK;
        for (Path file : files) {
            try {
                out.println(file + ": " + described(catalog.check(file.toString(), read(file))));
            } catch (InvalidRequestException e) {
                spec.commandLine().getErr().println("plugboard: " + e.getMessage());
                exit = ExitCode.SOFTWARE;
            } catch (IOException e) {
                spec.commandLine().getErr().println("plugboard: " + file + ": cannot be read: " + e);
                return ExitCode.USAGE;
            }
        }
        return exit;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    private static String inList(PlatformFacts platform) {
        return "%-14s%s%s (os: %s)"
                .formatted(
                        platform.name(),
                        platform.title(),
                        platform.experimental() ? ", experimental" : "",
                        String.join(", ", platform.names()));
    }

    private static String described(PlatformFacts platform) {
        return "platform %s (%s), modes %s, chosen by os %s%s"
                .formatted(
                        platform.name(),
                        platform.title(),
                        String.join(", ", platform.modes()),
                        platform.names().stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")),
                        experimental(platform));
    }

    private static String experimental(PlatformFacts platform) {
        if (!platform.experimental()) {
            return "";
        }
        return platform.sources().isEmpty()
                ? "; experimental, since it names no source"
                : "; experimental, as it says itself";
    }
}
