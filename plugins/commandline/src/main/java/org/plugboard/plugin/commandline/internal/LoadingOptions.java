// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plugboard.device.Asker;
import org.plugboard.device.TestbedRequest;
import picocli.CommandLine.Option;

/** The options of every command that reads a testbed: what its markup is filled from. */
final class LoadingOptions {

    @Option(
            names = {"-D", "--arg"},
            paramLabel = "NAME[=VALUE]",
            converter = Values.Argument.class,
            description = "A value for %%CLI{NAME} in the testbed: a text or number, true if none is given,"
                    + " a list if there are several.")
    private List<Map.Entry<String, Object>> arguments = new ArrayList<>();

    @Option(names = "--no-input", description = "Ask nobody for what stands as %%ASK{} in the testbed.")
    private boolean noInput;

    /** A request for the testbed at this place, {@code -} for one that is piped in. */
    TestbedRequest request(String location, Surroundings around) {
        return inputs(around).at(location.equals(TestbedPlaces.PIPED) ? around.pipedTestbed() : location);
    }

    /** The request without a place. */
    TestbedRequest inputs(Surroundings around) {
        TestbedRequest request = TestbedRequest.of("").asking(noInput ? Asker.NOBODY : around.keyboard());
        for (Map.Entry<String, Object> argument : values().entrySet()) {
            request = request.argument(argument.getKey(), argument.getValue());
        }
        return request;
    }

    /** One value stands for itself, several are a list (semantics 109). */
    private Map<String, Object> values() {
        Map<String, List<Object>> given = new LinkedHashMap<>();
        arguments.forEach(argument -> given.computeIfAbsent(argument.getKey(), name -> new ArrayList<>())
                .add(argument.getValue()));
        Map<String, Object> values = new LinkedHashMap<>();
        given.forEach((name, all) -> values.put(name, all.size() == 1 ? all.get(0) : List.copyOf(all)));
        return values;
    }
}
