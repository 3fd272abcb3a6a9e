// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.util.List;
import java.util.Optional;
import org.plugboard.spi.Arguments;

/**
 * What is done between the login and the first call (semantics 140, 142, 143).
 *
 * @param asFound whether the session stays in the state in which it is found, and nothing is sent but to learn the prompt
 * @param gotoEnable whether connecting goes on to the privileged mode
 * @param initExec the commands instead of those of the platform; empty means the platform's, an empty list none
 * @param initConfig the lines of configuration; none but by request
 * @param learnHostname whether the device is expected to have another name than in the testbed
 */
record StartSettings(
        boolean asFound,
        boolean gotoEnable,
        Optional<List<String>> initExec,
        List<String> initConfig,
        boolean learnHostname) {

    static StartSettings of(Arguments arguments) {
        String initExec = arguments.spelling("init_exec_commands", "INIT_EXEC_COMMANDS");
        String initConfig = arguments.spelling("init_config_commands", "INIT_CONFIG_COMMANDS");
        return new StartSettings(
                arguments.flag("mit", false),
                arguments.flag("goto_enable", true),
                arguments.isGiven(initExec) ? Optional.of(arguments.texts(initExec)) : Optional.empty(),
                arguments.texts(initConfig),
                arguments.flag(arguments.spelling("learn_hostname", "LEARN_DEVICE_HOSTNAME"), false));
    }
}
