// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.DeviceFacts;

/**
 * Sessions that were recorded, of real servers most of them, give today what they gave then, however what was said is cut into reads, with
 * lines of a log among it and without. {@code -Dplugboard.splits.seed=} tries the same cuts once more.
 */
@Timeout(300)
class GoldenTranscriptsTest {

    private static final long SEED = Long.getLong("plugboard.splits.seed", new Random().nextLong());

    /** Whoever replays it logs in with what he likes. */
    private static final Credential ANY =
            new Credential(Map.of("username", "any", "password", "any", "enable_password", "any"));

    /** Of the terminals when it was recorded, without their prompts. */
    private static final int WIDTH = 500;

    private final CutLines lines = new CutLines();

    @AfterEach
    void stop() {
        lines.close();
    }

    static Stream<GoldenTranscript> transcripts() {
        return GoldenTranscript.all().stream();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void aRecordedSessionGivesTheSameAnswersAtEverySplit(GoldenTranscript transcript) {
        Map<String, String> different = new LinkedHashMap<>();
        for (Cut cut : Cut.all(SEED)) {
            compare(transcript, cut, null, different);
        }
        assertThat(different).as("seed %d", SEED).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void linesOfALogInARecordedSessionChangeNothingElse(GoldenTranscript transcript) {
        Map<String, String> different = new LinkedHashMap<>();
        String os = transcript.os();
        for (Cut cut : Cut.all(SEED)) {
            compare(transcript, cut, Syslog.of(os, cut.seed()), different);
        }
        assertThat(different).as("seed %d", SEED).isEmpty();
    }

    private void compare(GoldenTranscript transcript, Cut cut, @Nullable Syslog log, Map<String, String> different) {
        try {
            List<String> answers = lines.have(
                    says -> new ReplayedLine(
                            transcript.file(), text -> says.accept(log == null ? text : log.among(text))),
                    cut,
                    DeviceFacts.named(CutLines.HOST).os(transcript.os()).credentials(Credentials.of(ANY)),
                    ConnectRequest.via("line").with("learn_hostname", true),
                    connection -> answers(transcript, connection));
            for (int at = 0; at < answers.size(); at++) {
                GoldenTranscript.Step step = transcript.steps().get(at);
                if (!(log == null ? step.answer().equals(answers.get(at)) : isSameButForLog(step, answers.get(at)))) {
                    different.putIfAbsent(
                            cut.name(),
                            "\"%s\": <%s> instead of <%s>".formatted(step.lines(), answers.get(at), step.answer()));
                }
            }
        } catch (ConnectionException e) {
            different.put(cut.name(), e.getMessage());
        }
    }

    /**
     * The line end before a line of the log that is the last of an answer is either's. The echo of a line that a terminal wrapped is not
     * found if something stands within it.
     */
    private static boolean isSameButForLog(GoldenTranscript.Step step, String answer) {
        return step.lines().length() > WIDTH
                || Syslog.removed(answer).stripTrailing().equals(step.answer().stripTrailing());
    }

    private static List<String> answers(GoldenTranscript transcript, Connection connection) {
        return transcript.steps().stream().map(step -> step.of(connection)).toList();
    }
}
