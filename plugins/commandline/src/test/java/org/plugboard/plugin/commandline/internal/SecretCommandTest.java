// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.device.Secret;
import org.plugboard.manager.EmbeddedPlugboard;
import org.plugboard.spi.SecretStrings;

@Tag("semantics-122")
class SecretCommandTest {

    /** Writes a secret backwards behind its prefix. */
    private static final class Backwards implements SecretStrings {

        @Override
        public Secret decode(String encoded, String prefix) {
            if (!encoded.startsWith(prefix + "-")) {
                throw new IllegalArgumentException("not written with the key of '" + prefix + "'");
            }
            return Secret.of(reversed(encoded.substring(prefix.length() + 1)));
        }

        @Override
        public String encode(Secret secret, String prefix) {
            return prefix + "-" + reversed(secret.reveal());
        }

        @Override
        public Secret newKey(String prefix) {
            return Secret.of("key of " + prefix);
        }

        private static String reversed(String text) {
            return new StringBuilder(text).reverse().toString();
        }
    }

    private final EmbeddedPlugboard plugboard =
            EmbeddedPlugboard.builder().connections(new EchoFactory()).build();
    private final Typed typed = new Typed(plugboard);

    @BeforeEach
    void plugIn() {
        typed.secretStrings = new Backwards();
    }

    @AfterEach
    void close() {
        plugboard.close();
    }

    @Test
    void aTextThatIsGivenIsEncoded() {
        assertThat(typed.execute("secret", "encode", "--string", "lab")).isZero();
        assertThat(typed.execute("secret", "encode", "--string", "@lab", "--prefix", "own"))
                .isZero();
        assertThat(typed.out).hasToString("string-bal\nown-bal@\n");
        assertThat(typed.err.toString()).isEmpty();
    }

    @Test
    void withoutATextItIsAskedForInSecret() {
        typed.keyboard.answers.add("lab ");
        assertThat(typed.execute("secret", "encode")).isZero();
        assertThat(typed.keyboard.asked).containsExactly("*Text to encode");
        assertThat(typed.out).hasToString("string- bal\n");
    }

    @Test
    void withoutATerminalTheLineThatIsPipedInIsTaken() {
        typed.keyboard.piped = "lab\n";
        assertThat(typed.execute("secret", "encode")).isZero();
        typed.keyboard.piped = "string-bal\r\n";
        assertThat(typed.execute("secret", "decode")).isZero();
        assertThat(typed.out).hasToString("string-bal\nlab\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a\nb\n"})
    void anythingButOneLineIsRefusedWithoutShowingIt(String piped) {
        typed.keyboard.piped = piped + (piped.length() > 1 ? "hidden" : "");
        assertThat(typed.execute("secret", "encode")).isEqualTo(2);
        assertThat(typed.out.toString()).isEmpty();
        assertThat(typed.err.toString()).contains("one line is expected").doesNotContain("hidden");
    }

    @Test
    void whatWouldBeSeenWhileItIsTypedIsNotRead() {
        typed.keyboard.seen = true;
        typed.keyboard.piped = "lab\n";
        assertThat(typed.execute("secret", "encode")).isEqualTo(2);
        assertThat(typed.err.toString()).contains("would be seen");
        assertThat(typed.out.toString()).isEmpty();
    }

    @Test
    void anEncodedTextIsDecodedAlsoAsItStandsInAFile() {
        assertThat(typed.execute("secret", "decode", "string-bal")).isZero();
        assertThat(typed.execute("secret", "decode", "%ENC{string-bal}")).isZero();
        assertThat(typed.execute("secret", "decode", "%ENC{own-bal, prefix=own}"))
                .isZero();
        assertThat(typed.out).hasToString("lab\nlab\nlab\n");
    }

    @Test
    void aTextOfAnotherKeyIsAFailureAndSaysWhatTheReaderSays() {
        assertThat(typed.execute("secret", "decode", "bal", "--prefix", "own")).isEqualTo(1);
        assertThat(typed.err).hasToString("plugboard: not written with the key of 'own'\n");
        assertThat(typed.out.toString()).isEmpty();
    }

    @Test
    void aKeyIsTheOnlyLineOfTheOutput() {
        assertThat(typed.execute("secret", "keygen", "--prefix", "own")).isZero();
        assertThat(typed.out).hasToString("key of own\n");
        assertThat(typed.err.toString()).contains("own.key", "[secrets]");
    }

    @Test
    void withoutThePluginItSaysWhatIsMissing() {
        typed.secretStrings = null;
        assertThat(typed.execute("secret", "encode", "--string", "lab")).isEqualTo(1);
        assertThat(typed.err.toString())
                .contains("writes and reads secrets", "plugins/")
                .doesNotContain("lab");
    }
}
