// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.plugboard.spi.SecretStrings.DEFAULT_PREFIX;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Secret;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.PluginProperties;

/** All that can go wrong, with secrets at hand: none is in a message, in what is behind it, or in the log. */
@Tag("semantics-119")
class NoSecretIsToldTest {

    private static final String SECRET = "hunter2";
    private static final String FERNET = "dSvoKX23jKQADn20INt3W3B5ogUQmh6Pq00czddHtgU=";

    private final Map<String, ThrowingCallable> failures = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @Test
    void noErrorAndNoLineOfTheLogHoldsASecret() {
        schemes();
        sources();
        List<String> told = new ArrayList<>();
        try (Logged logged = new Logged()) {
            failures.forEach((name, failure) -> {
                Throwable thrown = catchThrowable(failure);
                assertThat(thrown).as(name).isInstanceOf(RuntimeException.class);
                StringWriter stack = new StringWriter();
                thrown.printStackTrace(new PrintWriter(stack));
                told.add(name + ": " + stack);
            });
            told.add(logged.text());
        }
        assertThat(told).noneMatch(text -> text.contains(SECRET)).noneMatch(text -> text.contains(FERNET));
    }

    private void schemes() {
        ConfiguredSecrets shortKey = configured("string.representer = fernet", "string.key = " + SECRET);
        ConfiguredSecrets noBase64 = configured("string.representer = fernet", "string.key = ä" + SECRET);
        ConfiguredSecrets fernet = configured("string.representer = fernet", "string.key = " + FERNET, SECRET);
        ConfiguredSecrets obscuring = configured("string.key = " + SECRET, "other.representer = none");
        String token = new FernetScheme(Clock.systemUTC()).encode(Secret.of(SECRET), Secret.of(FERNET));
        failures.put("short key", () -> shortKey.encode(Secret.of(SECRET), DEFAULT_PREFIX));
        failures.put("key in other characters", () -> noBase64.encode(Secret.of(SECRET), DEFAULT_PREFIX));
        failures.put("no token", () -> fernet.decode(SECRET, DEFAULT_PREFIX));
        failures.put("cut token", () -> fernet.decode(token.substring(0, 90), DEFAULT_PREFIX));
        failures.put("other prefix", () -> fernet.decode(SECRET, "prefix"));
        failures.put("no obscured text", () -> obscuring.decode("ä" + SECRET, DEFAULT_PREFIX));
        failures.put("character too high", () -> obscuring.encode(Secret.of(SECRET + "€"), DEFAULT_PREFIX));
        failures.put("scheme that breaks its promise", () -> breaking("broken").encode(Secret.of(SECRET), "broken"));
        failures.put("scheme that reads numbers", () -> breaking("number").decode(SECRET, "number"));
        failures.put("scheme that is not here", () -> obscuring.encode(Secret.of(SECRET), "other"));
    }

    private ConfiguredSecrets configured(String... lines) {
        String name =
                "conf" + failures.size() + lines.length + lines[0].hashCode() + lines[lines.length - 1].hashCode();
        Path file = Requests.file(folder.resolve(name), "[secrets]\n" + String.join("\n", lines), "rw-r--r--");
        return new ConfiguredSecrets(variable -> null, List.of(file));
    }

    private ConfiguredSecrets breaking(String scheme) {
        ConfiguredSecrets secrets = configured(scheme + ".representer = " + scheme);
        secrets.addScheme(new Breaking(), Map.of(PluginProperties.SECRET_SCHEME_NAME, scheme));
        return secrets;
    }

    private void sources() {
        Path pairs = Requests.file(folder.resolve("pairs"), "username: x\n" + SECRET, "rw-------");
        Path open = Requests.file(folder.resolve("open"), SECRET, "rw-r--r--");
        Path script = Requests.file(
                folder.resolve("script"),
                "#!/bin/sh\necho " + SECRET + "\necho " + SECRET + " >&2\nexit 1\n",
                "rwx------");
        Path hanging =
                Requests.file(folder.resolve("hanging"), "#!/bin/sh\necho " + SECRET + "\nsleep 1000\n", "rwx------");
        fails("environment", new EnvironmentSource(), Map.of("variables", Map.of("password", Secret.of(SECRET))));
        fails("file that is no pair", new FileSource(), Map.of("file", pairs.toString()));
        fails("file that is open", new FileSource(), Map.of("file", open.toString()));
        fails("secret behind a wrong name", new FileSource(), Map.of("fiel", SECRET));
        fails(
                "keystore",
                new KeystoreSource(variable -> SECRET),
                Map.of("file", pairs.toString(), "entry", "r1", "key_variable", "STORE"));
        fails("no command", new CommandSource(), Map.of("command", "none-such " + SECRET));
        fails("command that is told it", new CommandSource(), Map.of("command", List.of("sh", "-c", SECRET)));
        fails("command with a quote", new CommandSource(), Map.of("command", "none-such '" + SECRET));
        fails("command that fails", new CommandSource(), Map.of("command", script.toString()));
        fails("command that hangs", new CommandSource(), Map.of("command", hanging.toString()));
        fails("nobody to ask", new PromptSource(), Map.of("username", SECRET));
        failures.put("a run prints", () -> {
            throw new IllegalStateException(new CommandRun(0, SECRET, SECRET).toString());
        });
    }

    private void fails(String name, CredentialSource source, Map<String, Object> arguments) {
        CredentialRequest request = Requests.of(arguments);
        failures.put(name, () -> source.fetch(request, Deadline.after(Duration.ofSeconds(2))));
    }
}
