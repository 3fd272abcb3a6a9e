// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.device.Credential;
import org.plugboard.spi.Terminal;

/** What devices ask behind copy and reload, as the sources of their platforms show it, and what they are told. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TaskQuestionsTest {

    private static final String SEPARATOR = " \\| ";

    private static Terminal connected(String os, FakeDevice device) {
        return Sessions.connected(Sessions.context(
                os,
                device.transport,
                Map.of("default", Sessions.CREDENTIAL, "copy", Credential.of("files", "filespw")),
                Map.of()));
    }

    /** A device that asks these questions behind a command, whatever is answered, and says something at last. */
    private static FakeDevice asking(String prompt, String command, String[] questions, String last) {
        FakeDevice device = FakeDevice.at(prompt + " ").prompt(prompt + " ");
        return device.reader((self, line) -> {
            if (line.startsWith(command)) {
                ask(self, questions, 0, last);
            } else {
                self.answer(line);
            }
        });
    }

    private static void ask(FakeDevice device, String[] questions, int next, String last) {
        device.say(questions[next]);
        device.reader((self, answer) -> {
            self.say("\r\n");
            if (next + 1 < questions.length) {
                ask(self, questions, next + 1, last);
            } else {
                self.reader(FakeDevice::answer).say(last + "\r\n" + self.prompt());
            }
        });
    }

    /** ENTER is an empty line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "iosxr; RP/0/RP0/CPU0:R1#; Address or name of remote host [10.0.0.9]? | Destination filename [/a]? | Copy a to tftp:[confirm]; 10.0.0.1 | a | ENTER",
                "iosxr; RP/0/RP0/CPU0:R1#; Destination file name (control-c to abort): [/x]? ; a",
                "comware; <R1>; Copy flash:/a to flash:/b? [Y/N]:; y",
                "vrp; <R1>; Copy flash:/a to flash:/b? (y/n)[n]:; y",
                "vrp; <R1>; Info: Are you sure to copy flash:/a to flash:/b?[Y/N]:; y",
                "nxos; R1#; Enter vrf (If no input, current vrf 'default' is considered): | Enter username: ; ENTER | files",
                "asa; R1#; files@10.0.0.1's password: ; filespw",
                "eos; R1#; files@10.0.0.1's password: ; filespw"
            })
    void copyAnswersWhatTheNamesAndTheCredentialSay(String os, String prompt, String questions, String answers) {
        FakeDevice device = asking(prompt, "copy ", questions.split(SEPARATOR), "Done.");
        assertThat(connected(os, device).copy("flash:a", "tftp://10.0.0.1/a")).contains("Done.");
        assertThat(device.lines).endsWith(lines(answers));
    }

    /** That the restart is refused at last shows the answers without one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "iosxr; RP/0/RP0/CPU0:R1#; Proceed with reload? [confirm]; ENTER ; % No",
                "iosxr; RP/0/RP0/CPU0:R1#; Reload node ? [no,yes] ; yes ; % No",
                "iosxr; RP/0/RP0/CPU0:R1#; Do you wish to continue?[confirm(y/n)] ; y ; % No",
                "asa; R1#; System config has been modified. Save? [Y]es/[N]o/[S]ave all/[C]ancel:; N ; ERROR: no",
                "eos; R1#; System configuration has been modified. Save? [yes/no/cancel/diff]:; no ; % No",
                "eos; R1#; Proceed with reload? [confirm]; ENTER ; % No",
                "vrp; <R1>; Continue ? [y/n]: | System will reboot! Continue ? [y/n]:; n | y ; Error: no",
                "vrp; <R1>; Info: to save it, input 'N'. System will reboot! Continue?[Y/N]:; y ; Error: no",
                "comware; <R1>; Current configuration may be lost after the reboot, save current configuration? [Y/N]:; n ; % No",
                "comware; <R1>; This command will reboot the device. Continue? [Y/N]:; y ; % No",
                "aireos; (R1) >; Would you like to save them now? (y/N) | Are you sure you would like to reset the system? (y/N) ; n | y ; Incorrect usage.",
                "aireos; (R1) >; Do you still want to force a reboot (y/N) ; y ; Incorrect usage.",
                "nxos; R1#; This command will reboot the system. (y/n)?  [n] ; y ; % No"
            })
    void reloadConfirmsAndSavesNothing(String os, String prompt, String questions, String answers, String last) {
        FakeDevice device = asking(prompt, "re", questions.split(SEPARATOR), last);
        Terminal session = connected(os, device);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(session::reload)
                .withMessageContaining(last);
        assertThat(device.lines).endsWith(lines(answers));
    }

    private static String[] lines(String answers) {
        return answers.replace("ENTER", "").split(SEPARATOR, -1);
    }
}
