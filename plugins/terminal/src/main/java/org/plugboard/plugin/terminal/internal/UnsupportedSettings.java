// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What testbeds ask of their connector and this engine does not do, with what to do instead. */
final class UnsupportedSettings {

    private static final Logger LOG = LoggerFactory.getLogger(UnsupportedSettings.class);

    private static final String WAITS = "nothing waits for a fixed time here; wake_up is for silent consoles";
    private static final String TOKENS = "write os, platform and model of the device into the file";
    private static final String STANDBY = "each supervisor is a connection of its own";
    private static final String NOT_RUN = "no command is run here; protocol, host and port say where to connect";
    private static final String ROADS = "there is no way over another host yet";
    private static final String PRINTED = "sessions are not printed";
    private static final String LOG_LEVEL = "set the log level of org.plugboard to DEBUG";
    private static final String OF_DIALOG = "prompts, cred_action and the platform file say what is answered at login";
    private static final String ONE_ATTEMPT = "a credential is tried once; fallback_credentials names others";
    private static final String WHOLE = "the whole answer is looked at";

    /** What to do instead, by name. */
    private static final Map<String, String> ADVICE = new LinkedHashMap<>();

    /** Values that ask for nothing else than what is done anyway. */
    private static final Map<String, List<String>> NO_DIFFERENCE = Map.of(
            "log_stdout", List.of("false"),
            "debug", List.of("false"),
            "learn_os", List.of("false"),
            "LEARN_OS", List.of("false"),
            "learn_tokens", List.of("false"),
            "LEARN_DEVICE_TOKENS", List.of("false"),
            "standby_goto_enable", List.of("false"),
            "PASSWORD_ATTEMPTS", List.of("1"));

    static {
        advise(PRINTED, "log_stdout", "log_buffer", "log_propagate");
        advise(LOG_LEVEL, "debug");
        advise(TOKENS, "learn_os", "LEARN_OS", "learn_tokens", "LEARN_DEVICE_TOKENS");
        advise(TOKENS, "overwrite_testbed_tokens", "OVERWRITE_TESTBED_TOKENS");
        advise(STANDBY, "standby_goto_enable", "HA_INIT_EXEC_COMMANDS", "HA_INIT_CONFIG_COMMANDS", "member");
        advise(ONE_ATTEMPT, "PASSWORD_ATTEMPTS");
        advise(WAITS, "ESCAPE_CHAR_CHATTY_TERM_WAIT", "ESCAPE_CHAR_CHATTY_TERM_WAIT_RETRIES");
        advise(WAITS, "ESCAPE_CHAR_PROMPT_WAIT", "ESCAPE_CHAR_PROMPT_WAIT_RETRIES");
        advise(WAITS, "INITIAL_LOGIN_WAIT", "INITIAL_DISC_LOGIN_WAIT", "CONFIG_TRANSITION_WAIT");
        advise(WHOLE, "SEARCH_SIZE", "SIZE_BEFORE_SYNC");
        advise(NOT_RUN, "command", "start");
        advise(ROADS, "proxy", "sshtunnel");
        advise("clear the line on the terminal server", "line");
        advise(OF_DIALOG, "connect_reply", "reply", "dialog");
        advise("the command line of a platform is described in its file", "cli_style");
    }

    private UnsupportedSettings() {}

    private static void advise(String advice, String... names) {
        for (String name : names) {
            ADVICE.put(name, advice);
        }
    }

    /** Names those that are given, all in one line. */
    static void warn(ConnectionContext context) {
        Map<String, List<String>> given = ADVICE.keySet().stream()
                .filter(name -> matters(name, context.arguments()))
                .collect(Collectors.groupingBy(ADVICE::get, LinkedHashMap::new, Collectors.toList()));
        if (!given.isEmpty()) {
            String each = given.entrySet().stream()
                    .map(entry -> String.join(", ", entry.getValue()) + " (" + entry.getKey() + ")")
                    .collect(Collectors.joining("; "));
            LOG.warn("{}: not supported and left out: {}", context.name(), each);
        }
    }

    /** Reads nothing that may be a block, and nothing of a value that may be a secret. */
    private static boolean matters(String name, Arguments arguments) {
        if (!arguments.isGiven(name)) {
            return false;
        }
        List<String> same = NO_DIFFERENCE.getOrDefault(name, List.of());
        Optional<String> value = same.isEmpty() ? Optional.empty() : arguments.text(name);
        return value.map(text -> text.toLowerCase(java.util.Locale.ROOT))
                .filter(same::contains)
                .isEmpty();
    }
}
