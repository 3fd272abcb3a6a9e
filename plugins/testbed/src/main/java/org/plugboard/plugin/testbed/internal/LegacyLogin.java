// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Secret;

/**
 * The blocks {@code tacacs} and {@code passwords}, which testbeds had before there were credentials: those of a level over
 * those of the level around it (semantics 123).
 *
 * @param tacacs the user and the prompts
 * @param passwords by what they open
 */
record LegacyLogin(Map<String, Object> tacacs, Map<String, Object> passwords) {

    static final LegacyLogin NONE = new LegacyLogin(Map.of(), Map.of());

    /** The password that pyATS has where a file with these blocks says none. */
    private static final Secret LAB = Secret.of("lab");

    private static final List<String> PASSWORDS = List.of("tacacs", "enable", "line", "linux");

    /** Reads the blocks of a level; nothing of the level around is lost by it. */
    static LegacyLogin read(Map<String, Item> level, LegacyLogin outer, Report report) {
        return new LegacyLogin(
                over(outer.tacacs, level.get("tacacs"), report), over(outer.passwords, level.get("passwords"), report));
    }

    private static Map<String, Object> over(Map<String, Object> outer, @Nullable Item block, Report report) {
        Map<String, Object> all = new LinkedHashMap<>(outer);
        if (block != null && !Blocks.block(block, report).isEmpty() && block.plain() instanceof Map<?, ?> own) {
            own.forEach((key, value) -> {
                if (value != null) {
                    all.put(String.valueOf(key), value);
                }
            });
        }
        return all;
    }

    /** Whether any of it is there: a file without these blocks has no password {@code lab} either. */
    boolean isThere() {
        return !tacacs.isEmpty() || !passwords.isEmpty();
    }

    /** What the level has of it for those who look at its attributes, such as a connection class that waits for the prompts. */
    Map<String, Object> attributes() {
        if (!isThere()) {
            return Map.of();
        }
        Map<String, Object> user = new LinkedHashMap<>(tacacs);
        user.putIfAbsent("login_prompt", "login:");
        user.putIfAbsent("password_prompt", "Password:");
        user.putIfAbsent("username", username());
        Map<String, Object> secrets = new LinkedHashMap<>(passwords);
        PASSWORDS.forEach(name -> secrets.putIfAbsent(name, LAB));
        return Map.of("tacacs", user, "passwords", secrets);
    }

    /**
     * The credentials that it stands for where the {@code credentials} of this level and of those around it have none.
     *
     * @param isLinux whether it is a Linux machine, whose login is the password {@code linux}
     * @param isComplete whether passwords that are not there are {@code lab}. Of the testbed they are not, since they would
     *     hide those of a device; nor beside credentials that say how to log in
     */
    Map<String, Credential> credentials(Credentials stated, boolean isLinux, boolean isComplete) {
        boolean isLogin = isThere() && stated.named(Credentials.DEFAULT).isEmpty();
        Map<String, Credential> made = new LinkedHashMap<>();
        if (isLogin) {
            String login = isLinux && !passwords.containsKey("tacacs") ? "linux" : "tacacs";
            made.put(Credentials.DEFAULT, new Credential(Map.of("username", username(), "password", password(login))));
        }
        for (String name : List.of("enable", "line", "linux")) {
            if (stated.named(name).isEmpty() && ((isLogin && isComplete) || passwords.containsKey(name))) {
                made.put(name, new Credential(named(name)));
            }
        }
        return made;
    }

    /** The passwords enable and line are asked of who is logged in already. */
    private Map<String, Object> named(String name) {
        return name.equals("linux")
                ? Map.of("username", username(), "password", password(name))
                : Map.of("password", password(name));
    }

    private String username() {
        return Optional.ofNullable(tacacs.get("username"))
                .map(Object::toString)
                .orElse(System.getProperty("user.name"));
    }

    private Secret password(String name) {
        return passwords.get(name) instanceof Secret secret ? secret : LAB;
    }
}
