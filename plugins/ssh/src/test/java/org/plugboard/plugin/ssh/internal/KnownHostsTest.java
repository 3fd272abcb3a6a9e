// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugboard.plugin.ssh.internal.KnownHosts.Entry;
import org.plugboard.spi.Deadline;

class KnownHostsTest {

    private static final HostKey KEY = new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIA==");

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "r1 r1 true",
                "R1 r1 true",
                "r1 r10 false",
                "r1,192.0.2.1 192.0.2.1 true",
                "r* router true",
                "*.lab r1.lab true",
                "*.lab r1xlab false",
                "r? r1 true",
                "r? r12 false",
                "*a*b xaxxb true",
                "*a*b xaxxbc false",
                "r*,!r2 r1 true",
                "r*,!r2 r2 false",
                "!r2,r* r2 false",
                "!r2 r1 false",
                "[r1]:2222 [r1]:2222 true",
                "[r*]:2222 [r1]:2222 true",
                "r1 [r1]:2222 false",
                "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= 192.168.1.61 true",
                "|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= 192.168.1.62 false",
                "|1|nonsense 192.168.1.61 false",
            })
    void aColumnNamesAHost(String column, String name, boolean expected) {
        assertThat(HostPattern.matches(column, name)).isEqualTo(expected);
    }

    @Test
    void theNameHasThePortUnlessItIs22() {
        assertThat(HostPattern.nameOf("R1.lab", 22)).isEqualTo("r1.lab");
        assertThat(HostPattern.nameOf("R1.lab", 2222)).isEqualTo("[r1.lab]:2222");
    }

    @Test
    void everyLineOfAHostIsFoundWithItsNumberAndTheOthersAreReadOver() throws IOException {
        Path file = folder.resolve("known_hosts");
        Files.writeString(
                file,
                """
                # comment

                r1 %1$s comment with words
                nonsense
                r2 %1$s
                @revoked r1 %1$s
                @cert-authority r1 %1$s
                r1 ssh-rsa AAAA
                """
                        .formatted(KEY));

        assertThat(new KnownHosts(file).find("r1"))
                .containsExactly(
                        new Entry(3, KEY, false),
                        new Entry(6, KEY, true),
                        new Entry(8, new HostKey("ssh-rsa", "AAAA"), false));
    }

    @Test
    void aLineIsAddedBehindOneThatHasNoEnd() throws IOException {
        Path file = folder.resolve("known_hosts");
        Files.writeString(file, "r2 " + KEY);

        new KnownHosts(file).add("r1", KEY, Deadline.after(LONG));

        assertThat(Files.readString(file)).isEqualTo("r2 " + KEY + "\nr1 " + KEY + "\n");
    }

    @Test
    void theFirstKeyOfAHostStays() throws IOException {
        KnownHosts known = new KnownHosts(folder.resolve("known_hosts"));
        known.add("r1", KEY, Deadline.after(LONG));

        assertThat(known.add("r1", new HostKey("ssh-rsa", "AAAA"), Deadline.after(LONG)))
                .containsExactly(new Entry(1, KEY, false));
        assertThat(known.find("r1")).containsExactly(new Entry(1, KEY, false));
    }

    @Test
    void manyThreadsAddTheirHostsAtOnceAndNoneIsLostOrTorn() throws Exception {
        Path file = folder.resolve("new/known_hosts");
        List<FutureTask<List<Entry>>> tasks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String host = "r" + i / 2;
            tasks.add(new FutureTask<>(() -> new KnownHosts(file).add(host, KEY, Deadline.after(LONG))));
        }

        tasks.forEach(task -> new Thread(task).start());
        for (FutureTask<List<Entry>> task : tasks) {
            assertThat(task.get()).singleElement().extracting(Entry::key).isEqualTo(KEY);
        }

        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 32; i++) {
            expected.add("r" + i + " " + KEY);
        }
        assertThat(Files.readAllLines(file)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aFileThatAnotherProcessKeepsLockedIsGivenUpAtTheDeadlineAndHoldsUpNoOther() throws Exception {
        Path locked = Files.createFile(folder.resolve("locked"));
        Path other = folder.resolve("other");
        try (LockHolder holder = LockHolder.of(locked)) {
            FutureTask<List<Entry>> waiting =
                    new FutureTask<>(() -> new KnownHosts(locked).add("r1", KEY, Deadline.after(LONG)));
            new Thread(waiting).start();

            assertThat(new KnownHosts(other).add("r1", KEY, Deadline.after(LONG)))
                    .hasSize(1);
            assertThatThrownBy(() -> new KnownHosts(locked).add("r2", KEY, Deadline.after(Duration.ofMillis(50))))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "cannot write %s: others kept it locked for 50 ms; is there a program that hangs?"
                                    + " lsof shows who has it open",
                            locked);
            assertThat(waiting.isDone()).isFalse();

            holder.release();
            assertThat(waiting.get()).containsExactly(new Entry(1, KEY, false));
        }
        assertThat(Files.readString(locked)).isEqualTo("r1 " + KEY + "\n");
    }

    @Test
    void anotherNameOfTheFileIsTheSameFile() throws Exception {
        Path file = Files.createFile(folder.resolve("known_hosts"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (WriteTurn turn = WriteTurn.take(file, Deadline.after(LONG))) {
            assertThat(turn.text()).isEmpty();
            assertThatThrownBy(() -> new KnownHosts(link).add("r1", KEY, Deadline.after(Duration.ZERO)))
                    .hasMessageContaining("others kept it locked");
        }
        assertThat(new KnownHosts(link).add("r1", KEY, Deadline.after(Duration.ZERO)))
                .hasSize(1);
    }

    @Test
    void whatIsWrongWithTheFileIsSaidInWords() throws IOException {
        Path text = Files.createFile(folder.resolve("text"));
        Path below = text.resolve("ssh/known_hosts");

        assertThatThrownBy(() -> new KnownHosts(folder).find("r1"))
                .hasMessage("cannot read %s: Is a directory", folder);
        assertThatThrownBy(() -> new KnownHosts(below).add("r1", KEY, Deadline.after(LONG)))
                .hasMessageStartingWith("cannot write " + below + ": ")
                .hasMessageNotContaining("Exception");
    }
}
