// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.device.DeviceFacts;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What others ask of their connector: the keys below {@code arguments} and {@code settings} of 219 testbeds. They are no part of the
 * project and lie beside it, with {@code EXPECTED.json}, which says of each what is in it.
 */
class RealSettingsTest {

    private static final Path EXPECTED =
            Path.of(System.getProperty("plugboard.root"), "..", "shared", "testbeds", "EXPECTED.json");

    /** Of every class: the manager reads them. */
    private static final Set<String> OF_MANAGER = Set.of("connection_timeout", "reconnect");

    /** The blocks by service that they have. */
    private static final Set<String> OF_SERVICES = Set.of("execute.timeout", "configure.timeout");

    @Test
    @Tag("semantics-126")
    void everyNameIsReadOrNamedInTheWarning() throws IOException {
        assumeTrue(Files.isRegularFile(EXPECTED), () -> "there are no testbeds of others at " + EXPECTED);
        Object files = new Yaml(new SafeConstructor(new LoaderOptions()))
                .<Map<String, Object>>load(Files.readString(EXPECTED))
                .get("files");
        Set<String> names = new TreeSet<>(OF_SERVICES);
        collect(files, names);
        assertThat(names).hasSizeGreaterThan(10).contains("learn_hostname", "POST_DISCONNECT_WAIT_SEC");
        names.removeAll(OF_MANAGER);
        assertThat(readNames()).containsAll(names);
    }

    private static void collect(Object value, Set<String> names) {
        if (value instanceof Map<?, ?> block) {
            block.forEach((key, inner) -> {
                if (key.equals("arguments_keys") || key.equals("settings_keys")) {
                    ((Collection<?>) inner).forEach(name -> names.add(name.toString()));
                } else {
                    collect(inner, names);
                }
            });
        } else if (value instanceof Collection<?> several) {
            several.forEach(inner -> collect(inner, names));
        }
    }

    /** The names that a command line asks for, whatever is given. */
    private static Set<String> readNames() {
        Set<String> read = new TreeSet<>();
        Arguments arguments = (Arguments) Proxy.newProxyInstance(
                RealSettingsTest.class.getClassLoader(), new Class<?>[] {Arguments.class}, (proxy, method, given) -> {
                    read.add((String) given[0]);
                    if (method.getName().equals("spelling")) {
                        read.addAll(List.of((String[]) given[1]));
                        return given[0];
                    }
                    return switch (method.getName()) {
                        case "isGiven" -> false;
                        case "texts" -> List.of();
                        case "number", "flag", "duration" -> given[1];
                        default -> given.length > 1 ? given[1] : Optional.empty();
                    };
                });
        ConnectionContext context = (ConnectionContext) Proxy.newProxyInstance(
                RealSettingsTest.class.getClassLoader(),
                new Class<?>[] {ConnectionContext.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "arguments" -> arguments;
                    case "device" -> DeviceFacts.named("R1").build();
                    default -> "R1/cli";
                });
        assertThat(Settings.of(context)).isNotNull();
        return read;
    }
}
