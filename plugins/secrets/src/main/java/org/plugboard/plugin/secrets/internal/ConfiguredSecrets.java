// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.plugboard.connection.Names;
import org.plugboard.device.Secret;
import org.plugboard.spi.SecretScheme;
import org.plugboard.spi.SecretStrings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes and reads secrets with the scheme and key that the configuration files give to a prefix (semantics 108, 120–122, 124).
 * The prefix {@code string} needs no configuration: it obscures with the default key, and says so (121). Thread-safe.
 */
@Component(service = SecretStrings.class, configurationPid = "org.plugboard.plugin.secrets")
@Designate(ocd = SecretsSettings.class)
public final class ConfiguredSecrets implements SecretStrings {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSecrets.class);
    private static final String ADVICE =
            "make one with `plugboard secret keygen%s` and write it as %s.key under [secrets]"
                    + " into %s, readable by you only (chmod 600)";

    private final Schemes schemes = new Schemes();
    private final SecretsConfiguration configuration;
    private final AtomicBoolean warnedOfWriting = new AtomicBoolean();
    private final AtomicBoolean toldOfReading = new AtomicBoolean();

    /** In a container, which adds the schemes of other plugins. */
    @Activate
    public ConfiguredSecrets(SecretsSettings settings) {
        this(System::getenv, ConfigurationFiles.of(System::getenv, settings.configuration()));
    }

    /** For a program without a container: the files where they usually are, and schemes by their annotations. */
    public ConfiguredSecrets(SecretScheme... others) {
        this(System::getenv, ConfigurationFiles.of(System::getenv, ""), others);
    }

    ConfiguredSecrets(UnaryOperator<@Nullable String> variables, List<Path> files, SecretScheme... others) {
        this.configuration = new SecretsConfiguration(files, variables);
        for (SecretScheme other : others) {
            schemes.add(other);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addScheme(SecretScheme scheme, Map<String, Object> properties) {
        schemes.add(scheme, properties);
    }

    void removeScheme(SecretScheme scheme) {
        schemes.remove(scheme);
    }

    @Override
    public Secret decode(String encoded, String prefix) {
        return with(prefix, choice -> {
            if (choice.isOpenToAll() && toldOfReading.compareAndSet(false, true)) {
                LOG.info("secrets of prefix '{}' are read with the default key, which everybody knows", prefix);
            }
            return choice.scheme().decode(encoded, choice.key());
        });
    }

    @Override
    public String encode(Secret secret, String prefix) {
        return with(prefix, choice -> {
            if (choice.isOpenToAll() && warnedOfWriting.compareAndSet(false, true)) {
                LOG.warn(
                        "this secret is written with the default key, with which everybody can read it; {}",
                        advice(prefix));
            }
            return choice.scheme().encode(secret, choice.key());
        });
    }

    @Override
    public Secret newKey(String prefix) {
        return with(prefix, choice -> choice.scheme().newKey());
    }

    private record Choice(String name, SecretScheme scheme, @Nullable Secret key) {

        /** Whether it obscures with the default key. */
        boolean isOpenToAll() {
            return key == null && scheme instanceof ObscuringScheme;
        }

        /** Whether a key may be what is missing. */
        boolean needsKey() {
            return key == null && !(scheme instanceof ObscuringScheme) && !(scheme instanceof PlainScheme);
        }
    }

    private <T> T with(String prefix, Function<Choice, T> use) {
        Choice choice = choice(prefix);
        try {
            return use.apply(choice);
        } catch (RuntimeException e) {
            throw failure(prefix, choice, e);
        }
    }

    /**
     * A scheme promises an {@link IllegalArgumentException} that quotes nothing. What another one says is told to nobody, not
     * even as a cause, and that of a number neither: {@code For input string: …} is the text itself.
     */
    private IllegalArgumentException failure(String prefix, Choice choice, RuntimeException thrown) {
        boolean promised = thrown instanceof IllegalArgumentException && !(thrown instanceof NumberFormatException);
        return new IllegalArgumentException(
                "secret of prefix '%s', scheme %s: %s%s"
                        .formatted(
                                prefix,
                                choice.name(),
                                promised ? thrown.getMessage() : "it fails with " + where(thrown),
                                choice.needsKey() ? "; no key is configured: " + advice(prefix) : ""),
                promised ? thrown : null);
    }

    private static String where(RuntimeException thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return thrown.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }

    private Choice choice(String prefix) {
        Map<String, SecretsConfiguration.Entry> entries = configuration.entries();
        SecretsConfiguration.Entry entry = entries.get(prefix);
        String name = entry == null ? null : entry.scheme();
        if (name == null && !prefix.equals(DEFAULT_PREFIX)) {
            throw unknown(prefix, entries);
        }
        String scheme = name == null ? ObscuringScheme.NAME : name;
        Secret key = entry == null ? null : entry.key();
        return new Choice(scheme, schemes.named(scheme), key);
    }

    private IllegalArgumentException unknown(String prefix, Map<String, SecretsConfiguration.Entry> entries) {
        return new IllegalArgumentException(
                "secret of prefix '%s': no %s.representer stands under [secrets]; %slooked in: %s"
                        .formatted(
                                prefix,
                                prefix,
                                Names.nearest(prefix, entries.keySet())
                                        .map(near -> "did you mean '" + near + "'? ")
                                        .orElse(""),
                                configuration.files().stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(", "))));
    }

    private String advice(String prefix) {
        List<Path> files = configuration.files();
        String option = prefix.equals(DEFAULT_PREFIX) ? "" : " --prefix " + prefix;
        return ADVICE.formatted(option, prefix, files.isEmpty() ? "a configuration file" : files.get(files.size() - 1));
    }
}
