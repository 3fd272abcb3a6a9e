// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.TranscriptEvent;
import org.plugboard.transcript.TranscriptEvent.Kind;
import org.plugboard.transcript.TranscriptHeader;

class ReplayTest {

    private static final String NONCE_1 = "pb0000000000000001";
    private static final String NONCE_2 = "pb00000000000000a2";
    private static final String TODAY = "pbffffffffffffffff";

    private final List<TranscriptEvent> events = new ArrayList<>();

    private ReplayTest received(String text) {
        return event(Kind.RECEIVED, text);
    }

    private ReplayTest sent(String text) {
        return event(Kind.SENT, text);
    }

    private ReplayTest event(Kind kind, String text) {
        events.add(new TranscriptEvent(Duration.ofSeconds(events.size()), kind, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    private Replay replay() {
        TranscriptHeader header = new TranscriptHeader(80, 24, Instant.EPOCH, Map.of());
        return new Replay(Recording.of(new Transcript(header, events)));
    }

    private static String say(Replay replay, String typed) {
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        return text(replay.typed(bytes, 0, bytes.length));
    }

    private static String text(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(new String(piece.bytes(), StandardCharsets.UTF_8));
            text.append(piece.ends() ? "<end>" : "");
        }
        return text.toString();
    }

    private ReplayTest router() {
        return received("R1#")
                .sent("show clock\r")
                .received("show clock\r\n12:00\r\nR1#")
                .sent("show users\r")
                .received("show us")
                .received("ers\r\nadmin\r\nR1#")
                .sent("show clock\r")
                .received("show clock\r\n12:01\r\nR1#");
    }

    @Test
    void linesAreAnsweredInTheOrderOfTheRecording() {
        Replay replay = router().replay();
        assertThat(text(replay.begin())).isEqualTo("R1#");
        assertThat(say(replay, "show clock\r")).isEqualTo("show clock\r\n12:00\r\nR1#");
        assertThat(say(replay, "show users\n")).isEqualTo("show users\r\nadmin\r\nR1#");
        assertThat(say(replay, "show clock\r\n")).isEqualTo("show clock\r\n12:01\r\nR1#");
    }

    @Test
    void linesMayBeAskedInAnotherOrderAndAgain() {
        Replay replay = router().replay();
        replay.begin();
        assertThat(say(replay, "show users\r")).contains("admin");
        assertThat(say(replay, "show clock\r")).contains("12:01");
        assertThat(say(replay, "show clock\r")).contains("12:00");
        assertThat(say(replay, "show users\r")).contains("admin");
    }

    @Test
    void whatWasNeverAskedIsNamedAndThePromptComesBack() {
        Replay replay = router().replay();
        replay.begin();
        assertThat(say(replay, "show version\r"))
                .isEqualTo("show version\r\n% not in the transcript: show version\r\nR1#");
        assertThat(say(replay, "\r")).isEqualTo("\r\nR1#");
        assertThat(say(replay, "\u0003")).isEqualTo("\r\nR1#");
        assertThat(say(replay, "show clock\r")).contains("12:00");
    }

    @Test
    void theRandomNumbersOfTodayStandInTheAnswers() {
        Replay replay = received("R1#")
                .sent("\u0015!" + NONCE_1 + "\r")
                .sent("\u0015!" + NONCE_2 + "\r")
                .received("!" + NONCE_1.substring(0, 5))
                .received(NONCE_1.substring(5) + "\r\nR1#!" + NONCE_2 + "\r\nR1#")
                .sent("show clock\r")
                .received("show clock\r\n12:00\r\nR1#")
                .replay();
        replay.begin();
        assertThat(say(replay, "!" + TODAY + "\r")).isEqualTo("!" + TODAY + "\r\nR1#");
        assertThat(say(replay, "show clock\r")).contains("12:00");
        assertThat(say(replay, "!" + TODAY + "\r")).isEqualTo("!" + TODAY + "\r\nR1#");
    }

    @Test
    void aMarkerThatWasRecordedInAnotherModeLeadsNowhere() {
        Replay replay = received("R1>")
                .sent("!" + NONCE_1 + "\r")
                .received("!" + NONCE_1 + "\r\nR1>")
                .sent("enable\r")
                .received("enable\r\nR1#")
                .sent("show clock\r")
                .received("show clock\r\n12:00\r\nR1#")
                .replay();
        replay.begin();
        assertThat(say(replay, "enable\r")).endsWith("R1#");
        assertThat(say(replay, "!" + TODAY + "\r")).isEqualTo("!" + TODAY + "\r\nR1#");
        assertThat(say(replay, "show clock\r")).contains("12:00");
    }

    @Test
    void aLineThatWasTypedAheadIsAnsweredAlone() {
        Replay replay = received("R1#")
                .sent("show clock\r")
                .received("show clock\r\n")
                .sent("show users\r")
                .received("12:00\r\nR1#show users\r\nadmin\r\nR1#")
                .replay();
        replay.begin();
        assertThat(say(replay, "show users\r")).isEqualTo("show users\r\nadmin\r\nR1#");
        assertThat(say(replay, "show clock\r")).isEqualTo("show clock\r\n12:00\r\nR1#");
    }

    @Test
    void anyNameAndAnyPasswordLogIn() {
        received("\r\nUsername: ")
                .sent("admin\r")
                .received("admin\r\nPassword: ")
                .sent("***\r")
                .received("\r\nR1>")
                .sent("enable\r")
                .received("enable\r\nPassword: ")
                .sent("***\r")
                .received("\r\nR1#");
        Replay replay = replay();
        replay.begin();
        assertThat(say(replay, "guest\r")).endsWith("Password: ");
        assertThat(say(replay, "anything\r")).isEqualTo("\r\nR1>");
        assertThat(say(replay, "enable\r")).endsWith("Password: ");
        assertThat(say(replay, "other\r")).isEqualTo("\r\nR1#");
        Replay behindTheLogin = replay();
        assertThat(text(behindTheLogin.beginLoggedIn())).isEqualTo("\r\nR1>");
        assertThat(say(behindTheLogin, "enable\r")).endsWith("Password: ");
    }

    @Test
    void aNameThatTheRecordingTellsLogsInWhateverTheQuestionIs() {
        Replay replay = received("Who: ")
                .event(Kind.MARK, TranscriptEvent.USER + "ops")
                .sent("ops\r")
                .received("ops\r\nSecret: ")
                .sent("***\r")
                .received("\r\nACME> ")
                .sent("ops\r")
                .received("ops\r\nno such command\r\nACME> ")
                .replay();
        replay.begin();
        assertThat(say(replay, "guest\r")).endsWith("Secret: ");
        assertThat(say(replay, "anything\r")).isEqualTo("\r\nACME> ");
        assertThat(say(replay, "guest\r")).contains("not in the transcript");
    }

    @Test
    void aMaskInALineStandsForAnything() {
        Replay replay = received("R1(config)#")
                .sent("username bob password ***\r")
                .received("username bob password ***\r\nR1(config)#")
                .replay();
        replay.begin();
        assertThat(say(replay, "username bob password x y\r"))
                .contains("username bob")
                .doesNotContain("not in");
        assertThat(say(replay, "username al password x\r")).contains("not in the transcript");
    }

    @Test
    void theKeysOfAPagerAreAnsweredWithoutALineEnd() {
        Replay replay = received("R1#")
                .sent("show run\r")
                .received("show run\r\na\r\n --More-- ")
                .sent(" ")
                .received("\b\b\bb\r\nR1#")
                .replay();
        replay.begin();
        assertThat(say(replay, "show run\r")).endsWith("--More-- ");
        assertThat(say(replay, " ")).endsWith("b\r\nR1#");
        assertThat(say(replay, "show run\r")).endsWith("--More-- ");
    }

    @Test
    void ofTheSameLineInTwoModesTheOneOfThisModeIsTaken() {
        Replay replay = received("R1#")
                .sent("conf t\r")
                .received("conf t\r\nR1(config)#")
                .sent("exit\r")
                .received("exit\r\nR1#")
                .sent("show clock\r")
                .received("show clock\r\n12:00\r\nR1#")
                .sent("exit\r")
                .received("exit\r\n")
                .event(Kind.MARK, TranscriptEvent.ENDED)
                .replay();
        replay.begin();
        assertThat(say(replay, "exit\r")).isEqualTo("exit\r\n<end>");
    }

    @Test
    void aBrokenSessionBreaksWhereItDid() {
        Replay replay = received("R1#")
                .sent("show tech\r")
                .received("show tech\r\nmuch")
                .event(Kind.MARK, TranscriptEvent.BROKEN + "Connection reset")
                .replay();
        replay.begin();
        assertThat(say(replay, "show tech\r")).isEqualTo("show tech\r\nmuch<end>");
    }

    @Test
    void thePiecesKnowWhenTheyCame() {
        Replay replay = router().replay();
        replay.begin();
        byte[] line = "show users\r".getBytes(StandardCharsets.UTF_8);
        assertThat(replay.typed(line, 0, line.length))
                .extracting(Piece::after)
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }
}
