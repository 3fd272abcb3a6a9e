// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.device.Credentials;
import org.plugboard.spi.Arguments;
import org.plugboard.spi.ConnectionContext;

/**
 * How to log in.
 *
 * @param credentials the names of the credentials for the questions, in their order (semantics 127)
 * @param fallbacks the names of those that are tried, each by itself, after a refusal (129)
 * @param afterPassword what is typed behind the password of a credential, by its name (131)
 * @param username a line that asks for the user, instead of the platform's, or null (133)
 * @param password a line that asks for the password, instead of the platform's, or null
 * @param wakeUp how long a peer may be silent before it gets the Enter key; zero is never
 */
record LoginSettings(
        List<String> credentials,
        List<String> fallbacks,
        Map<String, AfterPassword> afterPassword,
        @Nullable Pattern username,
        @Nullable Pattern password,
        Duration wakeUp) {

    static LoginSettings of(ConnectionContext context) {
        Arguments arguments = context.arguments();
        List<String> named = arguments.texts("login_creds");
        List<String> credentials = named.isEmpty() ? List.of(Credentials.DEFAULT) : named;
        List<String> fallbacks = arguments.texts("fallback_credentials");
        return new LoginSettings(
                credentials,
                fallbacks,
                afterPasswords(context, credentials, fallbacks),
                question(context, "prompts.login"),
                question(context, "prompts.password"),
                arguments.duration("wake_up", Duration.ofSeconds(1)));
    }

    /** The action of a credential goes before the setting for all (131). */
    private static Map<String, AfterPassword> afterPasswords(
            ConnectionContext context, List<String> credentials, List<String> fallbacks) {
        List<String> names = new ArrayList<>(credentials);
        names.addAll(fallbacks);
        List<String> withEnter =
                context.arguments().texts(context.arguments().spelling("sendline_after_cred", "SENDLINE_AFTER_CRED"));
        Map<String, AfterPassword> actions = new LinkedHashMap<>();
        for (String name : names) {
            Optional<AfterPassword> action = context.arguments()
                    .text("cred_action." + name + ".post")
                    .map(text -> AfterPassword.parse(context.name(), name, text));
            action.or(() -> withEnter.contains(name) ? Optional.of(AfterPassword.ENTER) : Optional.empty())
                    .ifPresent(found -> actions.put(name, found));
        }
        return actions;
    }

    /** The expression is for the end of a line, as testbeds have it. */
    private static @Nullable Pattern question(ConnectionContext context, String argument) {
        return context.arguments()
                .text(argument)
                .map(expression ->
                        Expressions.compile(context, argument, ".*(?:" + expression + ")\\s*", Pattern.DOTALL))
                .orElse(null);
    }
}
