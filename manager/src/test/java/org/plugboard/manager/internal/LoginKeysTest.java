// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;

/** Who logs in, as paths of real testbeds say it. */
@Tag("semantics-150")
class LoginKeysTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void usernameAndPasswordOfThePathAreTakenWhereThereAreNoCredentials() {
        assertThat(login("default", Map.of("username", "lab", "password", "cisco"), null))
                .isEqualTo("lab/cisco");
        assertThat(login("default", Map.of("user", "lab", "password", Secret.of("cisco")), null))
                .isEqualTo("lab/cisco");
        assertThat(login("default", Map.of("password", 1234), null)).isEqualTo("-/1234");
        assertThat(login("default", Map.of(), null)).isEqualTo("nobody");
    }

    @Test
    void credentialsGoBeforeThemFieldByField() {
        Map<String, Object> keys = Map.of("username", "lab", "password", "cisco");

        assertThat(login("default", keys, Credential.of("admin", "secret"))).isEqualTo("admin/secret");
        assertThat(login("netconf", keys, Credential.of("admin", "secret"))).isEqualTo("admin/secret");
        assertThat(login("default", keys, new Credential(Map.of("password", "secret"))))
                .isEqualTo("lab/secret");
    }

    @Test
    void thoseOfTheCallGoBeforeCredentials() {
        assertThat(login(
                        "default",
                        Map.of("username", "lab"),
                        Credential.of("admin", "secret"),
                        via("a").with("username", "me").with("password", "mine")))
                .isEqualTo("me/mine");
    }

    @Test
    void theyAreNotForOtherPasswordsThanThatOfTheLogin() {
        assertThat(login("enable", Map.of("username", "lab", "password", "cisco"), null))
                .isEqualTo("nobody");
    }

    @Test
    void thePasswordStaysSecret() {
        Path path = Path.of("a", Map.of("password", "cisco"));
        AtomicReference<Optional<Credential>> seen = new AtomicReference<>(Optional.empty());
        bench.cli.onCreate = context -> seen.set(context.credential("default"));
        bench.core.device(DeviceFacts.named("R1").path(path).build()).connect(via("a"));

        assertThat(seen.get().orElseThrow().toString()).doesNotContain("cisco");
    }

    private String login(String name, Map<String, Object> keys, @Nullable Credential credential) {
        return login(name, keys, credential, via("a"));
    }

    private String login(
            String name, Map<String, Object> keys, @Nullable Credential credential, ConnectRequest request) {
        AtomicReference<String> seen = new AtomicReference<>("nobody");
        bench.cli.onCreate = context -> context.credential(name)
                .ifPresent(login -> seen.set(login.username().orElse("-") + "/"
                        + login.password().map(Secret::reveal).orElse("-")));
        Credentials credentials = credential == null ? Credentials.NONE : Credentials.of(credential);
        bench.core
                .device(DeviceFacts.named("R1")
                        .path(new Path("a", keys, credentials))
                        .build())
                .connect(request);
        return seen.get();
    }
}
