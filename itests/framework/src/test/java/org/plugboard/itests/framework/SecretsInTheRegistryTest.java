// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;
import org.plugboard.contract.Eventually;
import org.plugboard.device.Secret;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.SecretScheme;
import org.plugboard.spi.SecretStrings;

/** Secrets are read by a service, with the schemes of other bundles and a file that the running container's configuration names. */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
@Timeout(60)
class SecretsInTheRegistryTest {

    private static final long TIMEOUT_MILLIS = 10_000;

    @InjectBundleContext
    BundleContext context;

    @InjectService(timeout = TIMEOUT_MILLIS)
    SecretStrings secrets;

    @InjectService(timeout = TIMEOUT_MILLIS)
    ConfigurationAdmin configurations;

    @TempDir
    Path folder;

    @Test
    void theExampleOfTheDocumentationIsRead() {
        assertThat(secrets.decode("w53DssKBw6fDmMOCw5bDisOa", SecretStrings.DEFAULT_PREFIX)
                        .reveal())
                .isEqualTo("my secret");
    }

    @Test
    @Tag("semantics-120")
    void aSchemeOfAnotherBundleIsChosenByItsName() throws Exception {
        Path file = Files.write(folder.resolve("conf"), List.of("[secrets]", "lab.representer = org.example.Upper"));
        ServiceRegistration<SecretScheme> scheme = context.registerService(
                SecretScheme.class,
                new Upper(),
                FrameworkUtil.asDictionary(Map.of(PluginProperties.SECRET_SCHEME_NAME, "org.example.Upper")));
        Configuration configuration = configurations.getConfiguration("org.plugboard.plugin.secrets", "?");
        try {
            configuration.update(FrameworkUtil.asDictionary(Map.of("configuration", file.toString())));
            Eventually.await(Duration.ofSeconds(10), () -> "the scheme is there", () -> decoded("x")
                    .equals("X"));
            scheme.unregister();
            Eventually.await(Duration.ofSeconds(10), () -> "the scheme has gone", () -> decoded("x")
                    .contains("no scheme 'org.example.Upper' is here"));
        } finally {
            configuration.delete();
        }
    }

    /** By the service as it is now: a new configuration makes it anew. */
    private String decoded(String text) {
        var reference = context.getServiceReference(SecretStrings.class);
        SecretStrings now = reference == null ? null : context.getService(reference);
        try {
            return now == null ? "" : now.decode(text, "lab").reveal();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static final class Upper implements SecretScheme {

        @Override
        public String encode(Secret secret, @Nullable Secret key) {
            return secret.reveal();
        }

        @Override
        public Secret decode(String encoded, @Nullable Secret key) {
            return Secret.of(encoded.toUpperCase(java.util.Locale.ROOT));
        }

        @Override
        public Secret newKey() {
            return Secret.of("none");
        }
    }
}
