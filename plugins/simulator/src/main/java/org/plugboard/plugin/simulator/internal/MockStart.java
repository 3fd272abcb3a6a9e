// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.Names;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.plugin.simulator.internal.DeviceDescription.Answer;
import org.plugboard.plugin.simulator.internal.DeviceDescription.State;

/**
 * Says of mock data where a session begins, who may log in, and what is answered to an unknown line, none of which stands
 * in them: the first command of a state that asks for a name is the name, that of the state which follows the password.
 */
final class MockStart {

    private static final Pattern NAME = Pattern.compile("(?is).*(?:user ?name|login) ?: *");
    private static final Pattern PASSWORD = Pattern.compile("(?is).*(?:passw(?:or)?d|passphrase|passe)[^\n]*: *");

    private final Map<String, State> states;

    private MockStart(Map<String, State> states) {
        this.states = states;
    }

    static boolean asksForPassword(String prompt) {
        return PASSWORD.matcher(prompt).matches();
    }

    /** With the state in which sessions begin, or null for where a login is asked for, and over SSH where that leads. */
    static DeviceDescription describe(String os, Map<String, State> states, @Nullable String begin) {
        if (begin != null && !states.containsKey(begin)) {
            // Hundreds: the nearest says more than all.
            @Nullable String nearest = Names.nearest(begin, states.keySet()).orElse(null);
            throw new UnknownNameException(
                    "simulator: " + os + ": no state '" + begin + "'"
                            + (nearest == null ? "" : "; did you mean '" + nearest + "'?"),
                    begin,
                    List.copyOf(states.keySet()),
                    nearest);
        }
        MockStart start = new MockStart(states);
        Optional<Login> login = Optional.ofNullable(begin).flatMap(start::login).or(start::login);
        String shell = begin != null
                ? begin
                : login.map(Login::inside)
                        .orElseGet(() -> states.keySet().iterator().next());
        return new DeviceDescription(
                os,
                true,
                login.map(Login::credential).orElse(null),
                null,
                Answer.NOTHING,
                shell,
                begin != null ? begin : login.map(Login::state).orElse(shell),
                os.equals("junos") || os.equals("linux") ? "#" : "!",
                unknown(os),
                states,
                null,
                null);
    }

    private static String unknown(String os) {
        return switch (os) {
            case "junos" -> "{indent}^\nunknown command.\n";
            case "linux" -> "-bash: {first}: command not found\n";
            case "nxos" -> "{indent}^\n% Invalid command at '^' marker.\n";
            default -> "{indent}^\n% Invalid input detected at '^' marker.\n\n";
        };
    }

    private Optional<Login> login() {
        return login("login").or(() -> states.keySet().stream()
                .map(this::login)
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<Login> login(String name) {
        State state = states.get(name);
        if (state == null || !NAME.matcher(state.prompt()).matches()) {
            return Optional.empty();
        }
        return way(state).flatMap(user -> password(user.getValue())
                .map(password -> new Login(
                        name, password.getValue(), credential(user.getKey(), password.getKey(), password.getValue()))));
    }

    private Credential credential(String username, String password, String inside) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("username", username);
        fields.put("password", password);
        State state = states.get(inside);
        Answer enable = state == null ? null : state.commands().get("enable");
        if (enable != null && enable.state() != null) {
            password(enable.state()).ifPresent(answer -> fields.put("enable_password", answer.getKey()));
        }
        return new Credential(fields);
    }

    /** The right answer in a state that asks for a password, and where it leads. */
    private Optional<Map.Entry<String, String>> password(String name) {
        State state = states.get(name);
        return state == null || !state.hidden() ? Optional.empty() : way(state);
    }

    /** The first command that leads out of a state, and where to. */
    private static Optional<Map.Entry<String, String>> way(State state) {
        return state.commands().entrySet().stream()
                .filter(command -> command.getValue().state() != null)
                .map(command -> Map.entry(
                        command.getKey(), String.valueOf(command.getValue().state())))
                .findFirst();
    }

    /**
     * A way in.
     *
     * @param state where the name is asked for
     * @param inside where the right password leads
     */
    private record Login(String state, String inside, Credential credential) {}
}
