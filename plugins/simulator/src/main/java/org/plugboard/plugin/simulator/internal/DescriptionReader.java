// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Action;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Login;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Question;
import org.plugboard.plugin.simulator.internal.DeviceDescription.State;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the descriptions that lie in this bundle under {@code devices/}. */
final class DescriptionReader {

    static final List<String> PLATFORMS = List.of("iosxe", "linux");

    private DescriptionReader() {}

    static DeviceDescription read(String platform) {
        if (!PLATFORMS.contains(platform)) {
            throw new UnknownNameException(
                    "simulator: there is no platform " + platform + "; there are " + String.join(", ", PLATFORMS),
                    platform,
                    PLATFORMS,
                    null);
        }
        try (InputStream in = DescriptionReader.class.getResourceAsStream("/devices/" + platform + ".yaml")) {
            return device(new Block(platform, new Yaml(new SafeConstructor(new LoaderOptions())).load(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeviceDescription device(Block device) {
        Map<String, State> states = new LinkedHashMap<>();
        Block blocks = device.block("states");
        blocks.entries().keySet().forEach(name -> states.put(name, state(blocks.block(name))));
        return new DeviceDescription(
                login(device.block("login")),
                device.text("start"),
                device.text("comment"),
                device.text("unknown"),
                states);
    }

    private static Login login(Block login) {
        return new Login(
                login.text("banner", ""), login.text("username"), login.text("password"), login.text("refused"));
    }

    private static State state(Block state) {
        Map<String, Action> commands = new LinkedHashMap<>();
        Block blocks = state.block("commands");
        blocks.entries()
                .forEach((command, action) -> commands.put(
                        command,
                        action instanceof String answer
                                ? new Action(answer, null, null, false)
                                : action(blocks.block(command))));
        return new State(state.text("prompt"), commands);
    }

    private static Action action(Block action) {
        Question question = action.entries().containsKey("question")
                ? new Question(action.text("question"), action.text("field"), action.text("refused"))
                : null;
        String state = action.entries().containsKey("state") ? action.text("state") : null;
        boolean ends = Boolean.TRUE.equals(action.entries().get("ends"));
        return new Action(action.text("answer", ""), question, state, ends);
    }

    /** A block of the file, with its place for errors. */
    private record Block(String place, Map<String, @Nullable Object> entries) {

        @SuppressWarnings("unchecked")
        Block block(String key) {
            if (entries.get(key) instanceof Map<?, ?> block) {
                return new Block(place + "." + key, (Map<String, @Nullable Object>) block);
            }
            throw new IllegalArgumentException(place + ": the block " + key + " is missing");
        }

        String text(String key) {
            if (entries.get(key) instanceof String text) {
                return text;
            }
            throw new IllegalArgumentException(place + ": the text " + key + " is missing");
        }

        String text(String key, String otherwise) {
            return entries.containsKey(key) ? text(key) : otherwise;
        }
    }
}
