// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What others wrote for pyATS. The files are no part of the project and lie beside it, with {@code EXPECTED.json}, which
 * says of each what is in it.
 *
 * @param environment the variables that the files name
 * @param files what is expected of each file
 */
record RealTestbeds(Map<String, String> environment, Map<String, Map<String, Object>> files) {

    private static final Path FOLDER = Path.of(System.getProperty("plugboard.root"), "..", "shared", "testbeds");

    /** Ends the test where the files are not there, which in a clone of the project they are not. */
    @SuppressWarnings("unchecked")
    static RealTestbeds there() throws IOException {
        if (!"true".equals(System.getenv("CI"))) {
            assumeTrue(Files.isDirectory(FOLDER), () -> "there are no testbeds of others in " + FOLDER);
        }
        Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(FOLDER.resolve("EXPECTED.json")));
        return new RealTestbeds(
                (Map<String, String>) all.get("env"), (Map<String, Map<String, Object>>) all.get("files"));
    }

    FilledReading reading(String file, boolean isValidation) {
        return new FilledReading(FOLDER.resolve(file), environment, isValidation);
    }

    /** What is unusual in a file: each with {@code kind}, {@code path} and {@code line}. */
    List<Map<String, Object>> deviations(String file) {
        return blocks(files.get(file), "deviations");
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> blocks(Map<String, Object> of, String key) {
        return (List<Map<String, Object>>) of.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> block(Map<String, Object> of, String key) {
        return of.get(key) instanceof Map<?, ?> block ? (Map<String, Object>) block : Map.of();
    }
}
