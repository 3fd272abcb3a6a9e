// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.ConnectionFactory;

/** The class of the example plugin, which leads nowhere, compiled from what authors copy. */
class EchoTest extends PoolContract {

    private static URLClassLoader loader;

    @BeforeAll
    static void compile(@TempDir Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        Path example = Path.of(System.getProperty("plugboard.root"), "examples/echo-plugin/src/main/java");
        try (Stream<Path> sources = Files.walk(example)) {
            sources.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    }

    @AfterAll
    static void unload() throws IOException {
        loader.close();
    }

    @Override
    String className() {
        return "echo";
    }

    @Override
    EmbeddedPlugboard newPlugboard() {
        return EmbeddedPlugboard.builder().connections(factory()).build();
    }

    private static ConnectionFactory factory() {
        try {
            return (ConnectionFactory) loader.loadClass("org.example.echo.EchoFactory")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the example's factory cannot be made", e);
        }
    }

    @Override
    Device newDevice() {
        return plugboard.device(DeviceFacts.named("parrot").build());
    }

    @Override
    String question(int number) {
        return "answer " + number;
    }

    @Override
    String answer(int number) {
        return "answer " + number;
    }
}
