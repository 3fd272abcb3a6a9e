// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import java.util.Set;

/** Reads the questions before the first prompt. */
final class LoginReader {

    static final Set<String> KEYS = Set.of("prompt", "username", "password", "refused", "wake");

    private LoginReader() {}

    static LoginRules read(Block login) {
        return new LoginRules(
                login.requiredPattern("prompt"),
                login.requiredPattern("username"),
                login.requiredPattern("password"),
                login.pattern("refused"),
                login.pattern("wake"));
    }
}
