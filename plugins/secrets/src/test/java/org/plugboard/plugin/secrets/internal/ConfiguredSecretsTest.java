// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.spi.SecretStrings.DEFAULT_PREFIX;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.device.Secret;
import org.plugboard.spi.PluginProperties;
import org.plugboard.spi.SecretScheme;

class ConfiguredSecretsTest {

    private static final String OBSCURED = "wr3DssK0w5nDlsORw4nDmcK2w4LDqMOfw6vDjsOdw4k=";
    private static final String KEY = "dSvoKX23jKQADn20INt3W3B5ogUQmh6Pq00czddHtgU=";
    private static final String TOKEN =
            "gAAAAABdsgvwElU9_3RTZsRnd4b1l3Es2gV6Y_DUnUE8C9y3SdZGBc2v0B2m9sKVz80jyeYhlWKMDwtqfwlb"
                    + "g4sQ2Y0a843luOrZyyOuCgZ7bxE5X3Dk_NY=";

    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        Path file = Files.write(folder.resolve(name), List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private ConfiguredSecrets with(Path... files) {
        return new ConfiguredSecrets(name -> null, List.of(files));
    }

    private static String revealed(ConfiguredSecrets secrets, String encoded) {
        return secrets.decode(encoded, DEFAULT_PREFIX).reveal();
    }

    @Test
    @Tag("semantics-120")
    void withoutConfigurationThePrefixStringObscures() {
        ConfiguredSecrets secrets = with(folder.resolve("not there"));
        assertThat(revealed(secrets, OBSCURED)).isEqualTo("MySecretPassword");
        assertThat(secrets.encode(Secret.of("MySecretPassword"), DEFAULT_PREFIX))
                .isEqualTo(OBSCURED);
    }

    @ParameterizedTest
    @Tag("semantics-120")
    @CsvSource({"fernet", "pyats.utils.secret_strings.FernetSecretStringRepresenter"})
    void fernetIsChosenByBothOfItsNames(String scheme) throws IOException {
        ConfiguredSecrets secrets =
                with(file("pyats.conf", "[secrets]", "string.representer = " + scheme, "string.key = " + KEY));
        assertThat(revealed(secrets, TOKEN)).isEqualTo("MySecretPassword");
        assertThat(revealed(secrets, secrets.encode(Secret.of("x"), DEFAULT_PREFIX)))
                .isEqualTo("x");
    }

    @Test
    @Tag("semantics-120")
    void eachPrefixHasItsOwnSchemeAndKey() throws IOException {
        ConfiguredSecrets secrets = with(file(
                "pyats.conf",
                "[secrets]",
                "lab.representer = pyats.utils.secret_strings.PlainTextSecretStringRepresenter",
                "safe.representer = fernet",
                "safe.key = " + KEY));
        assertThat(secrets.decode("as it is", "lab").reveal()).isEqualTo("as it is");
        assertThat(secrets.decode(TOKEN, "safe").reveal()).isEqualTo("MySecretPassword");
        assertThat(revealed(secrets, OBSCURED)).isEqualTo("MySecretPassword");
        assertThatThrownBy(() -> secrets.decode(TOKEN, "save"))
                .hasMessageStartingWith(
                        "secret of prefix 'save': no save.representer stands under [secrets]; did you mean"
                                + " 'safe'? looked in: " + folder);
    }

    @Test
    @Tag("semantics-122")
    void newKeysFitTheirScheme() throws IOException {
        ConfiguredSecrets fernet = with(file("a", "[secrets]", "string.representer = fernet"));
        String key = fernet.newKey(DEFAULT_PREFIX).reveal();
        ConfiguredSecrets keyed = with(file("b", "[secrets]", "string.representer = fernet", "string.key = " + key));
        assertThat(revealed(keyed, keyed.encode(Secret.of("x"), DEFAULT_PREFIX)))
                .isEqualTo("x");
        assertThat(with().newKey(DEFAULT_PREFIX).reveal()).hasSize(32);
        ConfiguredSecrets plain = with(file("c", "[secrets]", "string.representer = plain"));
        assertThatThrownBy(() -> plain.newKey(DEFAULT_PREFIX))
                .hasMessage("secret of prefix 'string', scheme plain: it has no keys");
    }

    @Test
    void aMissingKeySaysHowToMakeOneAndWhereItBelongs() throws IOException {
        Path own = file("secrets.conf", "[secrets]", "string.representer = fernet");
        assertThatThrownBy(() -> with(own).decode(TOKEN, DEFAULT_PREFIX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "secret of prefix 'string', scheme fernet: it needs a key; no key is configured: make one with"
                                + " `plugboard secret keygen` and write it as string.key under [secrets] into " + own
                                + ", readable by you only (chmod 600)");
    }

    @Test
    void anUnknownSchemeIsNamedWithTheNearOne() throws IOException {
        ConfiguredSecrets secrets = with(file("a", "[secrets]", "string.representer = fermet"));
        assertThatThrownBy(() -> secrets.decode(TOKEN, DEFAULT_PREFIX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no scheme 'fermet' is here; did you mean 'fernet'? there are: fernet, obscuring")
                .hasMessageContaining("SecretScheme");
    }

    @Test
    @Tag("semantics-124")
    void ofTwoFilesTheLaterOneWins() throws IOException {
        Path system = file("system", "[secrets]", "string.representer = plain", "string.key = " + KEY);
        Path user = file("user", "[secrets]", "string.representer = fernet");
        assertThat(revealed(with(system, folder.resolve("not there"), user), TOKEN))
                .isEqualTo("MySecretPassword");
        assertThat(revealed(with(user, system), TOKEN)).isEqualTo(TOKEN);
    }

    @Test
    @Tag("semantics-124")
    void theFilesAreThoseOfPyatsThenOurs() {
        Map<String, String> variables =
                Map.of("HOME", "/home/ann", "VIRTUAL_ENV", "/venv", "PYATS_CONFIGURATION", "/lab/pyats.conf");
        assertThat(ConfigurationFiles.of(variables::get, "~/more.conf"))
                .map(Path::toString)
                .containsExactly(
                        "/etc/pyats.conf",
                        "/venv/pyats.conf",
                        "/home/ann/.pyats/pyats.conf",
                        "/lab/pyats.conf",
                        "/home/ann/.plugboard/secrets.conf",
                        "/home/ann/more.conf");
        assertThat(ConfigurationFiles.of(Map.of("HOME", "/home/ann")::get, "")).hasSize(3);
    }

    @Test
    void aFileThatChangesOrGoesCountsAtOnce() throws IOException {
        Path file = file("pyats.conf", "[secrets]", "string.representer = plain");
        ConfiguredSecrets secrets = with(file);
        assertThat(revealed(secrets, OBSCURED)).isEqualTo(OBSCURED);
        file("pyats.conf", "[secrets]", "string.representer = fernet", "string.key = " + KEY);
        assertThat(revealed(secrets, TOKEN)).isEqualTo("MySecretPassword");
        Files.delete(file);
        assertThat(revealed(secrets, OBSCURED)).isEqualTo("MySecretPassword");
    }

    @Test
    void aFileThatIsOldIsNotReadAgainAndAYoungOneIs() throws IOException {
        Path file = file("pyats.conf", "[secrets]", "string.representer = plain ");
        FileTime old = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(file, old);
        ConfiguredSecrets secrets = with(file);
        assertThat(revealed(secrets, OBSCURED)).isEqualTo(OBSCURED);
        // The same size, time and file: nobody can see this change without reading.
        Files.writeString(file, Files.readString(file).replace("plain ", "fernet"));
        Files.setLastModifiedTime(file, old);
        assertThat(revealed(secrets, OBSCURED)).isEqualTo(OBSCURED);
        FileTime young = FileTime.from(Instant.now());
        Files.setLastModifiedTime(file, young);
        assertThatThrownBy(() -> revealed(secrets, OBSCURED)).hasMessageContaining("scheme fernet");
        Files.writeString(file, Files.readString(file).replace("fernet", "plain "));
        Files.setLastModifiedTime(file, young);
        assertThat(revealed(secrets, OBSCURED)).isEqualTo(OBSCURED);
    }

    @Test
    void aFileWithAKeyThatOthersCanReadIsWarnedOfOnceForEachChange() throws IOException {
        Path file = file("pyats.conf", "[secrets]", "string.key = hunter2");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (Logged logged = new Logged()) {
            ConfiguredSecrets secrets = with(file);
            revealed(secrets, OBSCURED);
            revealed(secrets, OBSCURED);
            assertThat(logged.of(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains(file + ": holds a key and others can read it (mode rw-r--r--); run: chmod 600 " + file);
            assertThat(logged.text()).doesNotContain("hunter2");
        }
    }

    @Test
    @Tag("semantics-121")
    void writingWithTheDefaultKeyIsWarnedOfOnceReadingWithItIsMentioned() {
        try (Logged logged = new Logged()) {
            ConfiguredSecrets secrets = with();
            revealed(secrets, OBSCURED);
            revealed(secrets, OBSCURED);
            assertThat(logged.of(Level.WARNING)).isEmpty();
            assertThat(logged.of(Level.INFO)).singleElement().asString().contains("default key");
            secrets.encode(Secret.of("x"), DEFAULT_PREFIX);
            secrets.encode(Secret.of("x"), DEFAULT_PREFIX);
            assertThat(logged.of(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("default key", "plugboard secret keygen");
        }
    }

    @Test
    void aSchemeOfAnotherPluginIsTakenWhileItIsThereAndNeverForOneOfOurs() throws IOException {
        ConfiguredSecrets secrets = with(file("a", "[secrets]", "string.representer = org.example.Mine"));
        SecretScheme low = new Fixed("low");
        SecretScheme high = new Fixed("high");
        String property = PluginProperties.SECRET_SCHEME_NAME;
        secrets.addScheme(high, Map.of(property, new String[] {"x", "org.example.Mine"}, "service.ranking", 5));
        secrets.addScheme(low, Map.of(property, "org.example.Mine"));
        assertThat(revealed(secrets, OBSCURED)).isEqualTo("high");
        secrets.removeScheme(high);
        assertThat(revealed(secrets, OBSCURED)).isEqualTo("low");
        secrets.removeScheme(low);
        assertThatThrownBy(() -> revealed(secrets, OBSCURED)).hasMessageContaining("no scheme 'org.example.Mine'");
        ConfiguredSecrets usual = with();
        usual.addScheme(low, Map.of(property, "obscuring"));
        assertThat(revealed(usual, OBSCURED)).isEqualTo("MySecretPassword");
    }

    @Test
    @Tag("semantics-119")
    void whatASchemeThrowsAgainstItsPromiseIsNamedWithoutItsMessage() throws IOException {
        ConfiguredSecrets secrets = with(file("b", "[secrets]", "string.representer = org.example.Breaking"));
        secrets.addScheme(new Breaking(), Map.of(PluginProperties.SECRET_SCHEME_NAME, "org.example.Breaking"));
        String begin = "secret of prefix 'string', scheme org.example.Breaking: it fails with ";
        assertThatThrownBy(() -> secrets.encode(Secret.of("hunter2"), DEFAULT_PREFIX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(begin + "java.lang.IllegalStateException at ")
                .hasMessageContaining("Breaking.encode(Breaking.java:")
                .hasMessageContaining("; no key is configured: ")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        assertThatThrownBy(() -> secrets.decode("hunter2", DEFAULT_PREFIX))
                .hasMessageStartingWith(begin + "java.lang.NumberFormatException at ")
                .hasMessageNotContaining("hunter2");
    }

    private record Fixed(String text) implements SecretScheme {

        @Override
        public String encode(Secret secret, @Nullable Secret key) {
            return text;
        }

        @Override
        public Secret decode(String encoded, @Nullable Secret key) {
            return Secret.of(text);
        }

        @Override
        public Secret newKey() {
            return Secret.of(text);
        }
    }
}
