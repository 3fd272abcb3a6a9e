// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.cli.Action;
import org.plugboard.cli.Cli;
import org.plugboard.cli.Command;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.Statement;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Secret;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.TranscriptEvent;
import org.plugboard.transcript.TranscriptEvent.Kind;

/** No secret reaches a transcript, however the words of a device that echoes all of them are cut into reads (pains 24). */
@Timeout(300)
class SecretsTest {

    private static final String PASSWORD = "tr0ub4dor&3";
    private static final String CODE = "424-242";
    private static final String ENABLE = "en\"4b\\le";
    private static final String PIN = "pïn-0815";
    private static final List<String> SECRETS = List.of(PASSWORD, CODE, ENABLE, PIN);

    @TempDir
    Path folder;

    private final CutLines lines = new CutLines();
    private int sessions;

    @AfterEach
    void stop() {
        lines.close();
    }

    @Test
    @Tag("semantics-33")
    void noSecretIsInATranscriptWhereverWhatADeviceEchoesIsCut() throws IOException {
        Path whole = recorded(Cut.NONE);
        String said = said(whole);
        int length = said.length() + SECRETS.stream().mapToInt(String::length).sum() * 3;
        Stream<Cut> cuts = Stream.concat(IntStream.rangeClosed(1, length).mapToObj(Cut::at), Cut.all(33).stream());
        Set<String> different = new HashSet<>();
        for (Cut cut : cuts.toList()) {
            Path file = recorded(cut);
            assertNoSecret(file, cut);
            if (!said(file).equals(said)) {
                different.add(cut.name());
            }
            Files.delete(file);
        }
        assertThat(different).isEmpty();
        assertThat(sessions).isGreaterThan(length);
    }

    /** A replay echoes only what was not asked when it was recorded, and names it. */
    @Test
    void noSecretOfAReplayIsInItsTranscriptHoweverItIsRead() throws IOException {
        Path first = recorded(Cut.NONE);
        for (Cut cut : Cut.all(34)) {
            Path again = recorded(says -> new ReplayedLine(first, says), cut, SecretsTest::unlockAndSendOnceMore);
            assertNoSecret(again, cut);
            assertThat(said(again))
                    .as(cut.name())
                    .isEqualTo(said(first) + "***\r\n% not in the transcript: ***\r\nR1#");
        }
    }

    private Path recorded(Cut cut) {
        return recorded(EchoingLine::new, cut, connection -> {
            assertThat(unlockAndShow(connection)).contains(SECRETS);
            return true;
        });
    }

    /** The transcript of such a session. */
    private Path recorded(Function<Consumer<String>, TypedLine> device, Cut cut, Function<Connection, Boolean> talk) {
        Path file = folder.resolve("session-" + ++sessions + ".cast");
        Credential credential = new Credential(
                Map.of("username", "admin", "password", PASSWORD, "otp", CODE, "enable_password", ENABLE));
        boolean had = lines.have(
                device,
                cut,
                DeviceFacts.named(CutLines.HOST).os("iosxe").credentials(Credentials.of(credential)),
                ConnectRequest.via("line").with("transcript", file),
                talk);
        assertThat(had).as(cut.name()).isTrue();
        return file;
    }

    private static boolean unlockAndSendOnceMore(Connection connection) {
        unlockAndShow(connection);
        Cli cli = connection.as(Cli.class);
        cli.sendSecret(Secret.of(PIN));
        return cli.expect("R1#").contains("not in the transcript");
    }

    /** Sends all secrets, each in another way. */
    private static String unlockAndShow(Connection connection) {
        Cli cli = connection.as(Cli.class);
        cli.sendLine(EchoingLine.UNLOCK);
        cli.expect("PIN: $");
        cli.sendSecret(Secret.of(PIN));
        cli.expect("R1#");
        Dialog pin = Dialog.of(Statement.on("PIN: $", Action.sendSecret(Secret.of(PIN))));
        cli.run(Command.of(EchoingLine.UNLOCK).answering(pin));
        return cli.execute(EchoingLine.SHOW_SECRETS);
    }

    private static void assertNoSecret(Path file, Cut cut) throws IOException {
        assertThat(Files.readString(file)).as(cut.name()).doesNotContain("tr0ub", "424-", "4b\\\\", "pïn-");
        assertThat(all(file)).as(cut.name()).doesNotContain(SECRETS).contains("***");
    }

    private static String all(Path file) {
        return text(file, Kind.SENT) + text(file, Kind.RECEIVED);
    }

    /** What the device said in the transcript, without the random numbers of its marker lines. */
    private static String said(Path file) {
        return text(file, Kind.RECEIVED).replaceAll("!pb[0-9a-f]{16}", "!marker");
    }

    private static String text(Path file, Kind kind) {
        StringBuilder text = new StringBuilder();
        for (TranscriptEvent event : Transcript.read(file).events()) {
            if (event.kind() == kind) {
                text.append(new String(event.bytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
