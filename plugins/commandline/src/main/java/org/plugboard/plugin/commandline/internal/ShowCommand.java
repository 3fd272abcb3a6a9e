// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Testbed;
import org.plugboard.device.TestbedFacts;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a testbed as it was understood. */
@Command(
        name = "show",
        description = {
            "Prints what was understood of a testbed: devices, paths and the classes that they get, credentials,"
                    + " interfaces, links.",
            "Secrets are shown as ***: what a credential hides, and what the name of its key calls one, such as password, pass,"
                    + " token, api_key or community. What %%ENC{} hid under any other key is plain text when a testbed"
                    + " was read, and is shown. Connects to nothing."
        },
        exitCodeList = {"0:shown", "2:wrong usage, file or device"},
        footer = {
            "plugboard testbed show lab.yaml",
            "plugboard testbed show lab.yaml R1 R2",
            "plugboard testbed show --json lab.yaml",
            "plugboard testbed show --raw lab.yaml -D site=north"
        })
final class ShowCommand implements Callable<Integer> {

    private final Surroundings around;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The testbed: a file, a folder, a URL, or - for one that is piped in.")
    private String file;

    @Parameters(index = "1..*", paramLabel = "DEVICE", description = "Show these devices only, by name or alias.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private LoadingOptions loading;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Option(
            names = "--raw",
            description = "Print the file itself after 'extends' and markup, as YAML, with --json as JSON.")
    private boolean raw;

    ShowCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Testbed testbed = around.load(loading.request(file, around));
        PrintWriter out = spec.commandLine().getOut();
        if (raw) {
            Map<String, @Nullable Object> config = Masked.of(testbed.facts().rawConfig());
            out.print(json ? Json.of(config) + "\n" : YamlText.of(config));
        } else if (json) {
            out.println(Json.of(new TestbedData(view(testbed)).toMap()));
        } else {
            new TestbedTree(view(testbed)).tree().print(out);
        }
        return ExitCode.OK;
    }

    private TestbedView view(Testbed testbed) {
        TestbedFacts facts = testbed.facts();
        List<DeviceFacts> devices = names.isEmpty()
                ? facts.devices()
                : names.stream()
                        .map(name -> testbed.device(name).facts())
                        .distinct()
                        .toList();
        return new TestbedView(
                facts, devices, names.isEmpty(), around.plugboard().connectionClasses());
    }
}
