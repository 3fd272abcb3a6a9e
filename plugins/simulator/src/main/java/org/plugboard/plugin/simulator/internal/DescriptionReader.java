// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Login;
import org.plugboard.plugin.simulator.internal.DeviceDescription.State;
import org.plugboard.yaml.YamlPart;

/** Reads a device from a file of its own; the plugin's README has the format. */
final class DescriptionReader {

    private static final Set<String> DEVICE =
            Set.of("os", "credential", "login", "welcome", "start", "comment", "unknown", "states", "netconf");
    private static final Set<String> LOGIN = Set.of("banner", "username", "password", "refused", "fault");
    private static final Set<String> STATE = Set.of("prompt", "hidden", "preface", "commands", "keys", "next");

    /** Those of a credential that is made at the start. */
    private static final Set<String> FIELDS = Set.of("username", "password", "enable_password");

    private final YamlPart file;
    private final Map<String, YamlPart> device;
    private final Map<String, YamlPart> states;
    private final AnswerReader answers;

    private DescriptionReader(YamlPart file) {
        this.file = file;
        this.device = file.entries(DEVICE);
        this.states = file.entry("states").entries();
        YamlPart credential = device.get("credential");
        this.answers = new AnswerReader(
                states.keySet(),
                credential == null ? FIELDS : credential.entries().keySet());
    }

    /** Reads a description. */
    static DeviceDescription read(String file, String yaml) {
        YamlPart part = YamlPart.read(file, yaml);
        part.requireDistinctKeys();
        return new DescriptionReader(part).device();
    }

    private DeviceDescription device() {
        Map<String, State> read = new LinkedHashMap<>();
        states.forEach((name, state) -> read.put(name, state(state)));
        String start = answers.target(file.entry("start"));
        return new DeviceDescription(
                file.entry("os").text(),
                false,
                device.containsKey("credential") ? credential(file.entry("credential")) : null,
                device.containsKey("login") ? login(file.entry("login")) : null,
                answers.spoken(device.get("welcome")),
                start,
                start,
                device.containsKey("comment") ? file.entry("comment").text() : "",
                text(device, "unknown", Placeholders.OF_A_LINE),
                read,
                device.containsKey("netconf") ? NetconfBlock.read(file.entry("netconf")) : null,
                null);
    }

    private static Credential credential(YamlPart part) {
        Map<String, Object> fields = new LinkedHashMap<>();
        part.entries().forEach((field, value) -> fields.put(field, value.text()));
        if (!fields.keySet().containsAll(Set.of("username", "password"))) {
            throw part.wrong("needs username and password");
        }
        return new Credential(fields);
    }

    private static Login login(YamlPart part) {
        Map<String, YamlPart> login = part.entries(LOGIN);
        return new Login(
                text(login, "banner", Placeholders.OF_A_SESSION),
                Placeholders.OF_A_SESSION.in(part.entry("username")),
                Placeholders.OF_A_SESSION.in(part.entry("password")),
                text(login, "refused", Placeholders.OF_A_SESSION),
                login.containsKey("fault") ? AnswerReader.fault(part.entry("fault"), false) : null);
    }

    private State state(YamlPart part) {
        Map<String, YamlPart> state = part.entries(STATE);
        if (!state.containsKey("prompt") && !state.containsKey("next")) {
            throw part.wrong("needs a prompt, or the next state");
        }
        return new State(
                text(state, "prompt", Placeholders.OF_A_SESSION),
                YamlPart.flag(state, "hidden"),
                answers.spoken(state.get("preface")),
                answers.commands(state.get("commands")),
                answers.keys(state.get("keys")),
                next(state.get("next")));
    }

    private @Nullable String next(@Nullable YamlPart part) {
        return part == null ? null : answers.target(part);
    }

    private static String text(Map<String, YamlPart> parts, String key, Placeholders placeholders) {
        YamlPart part = parts.get(key);
        return part == null ? "" : placeholders.in(part);
    }
}
