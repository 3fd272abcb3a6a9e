// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plugboard.connection.ConnectRequest.via;
import static org.plugboard.manager.internal.FollowBench.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.Connection;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.FollowedTestbed;
import org.plugboard.device.Registration;
import org.plugboard.device.TestbedRequest;

/** A folder of testbed files that come, change and go. */
@Timeout(60)
class FollowedFolderTest {

    @TempDir
    Path folder;

    private FollowBench bench;

    @BeforeEach
    void open() {
        bench = new FollowBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Registration follow() {
        return bench.core.followFolder(TestbedRequest.of(folder));
    }

    private List<String> names() {
        return bench.core.followed().stream()
                .map(followed -> followed.testbed().name())
                .toList();
    }

    private void write(String name) {
        bench.files.write(name, device("R1", "192.0.2.2").build());
    }

    @Test
    void eachTestbedFileIsATestbedAndNothingElseIs() throws IOException {
        write("b.yml");
        write("a.yaml");
        write("notes.txt");
        write(".hidden.yaml");
        Files.createDirectory(folder.resolve("old.yaml"));
        follow();
        assertThat(names()).containsExactly("a", "b");
        bench.look();
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void filesThatAreAddedAreFollowedWhenTheyAreWritten() {
        follow();
        write("a.yaml");
        bench.core.follower().look();
        assertThat(names()).isEmpty();
        bench.core.follower().look();
        assertThat(names()).containsExactly("a");
        bench.files.write("a.yaml", device("R2", "192.0.2.2").build());
        bench.look();
        assertThat(bench.core.followed().get(0).testbed().device("R2").name()).isEqualTo("R2");
    }

    @Test
    void theTestbedOfAFileThatIsGoneIsClosedButNotOfOneThatIsOnlyReplaced() {
        write("a.yaml");
        follow();
        FollowedTestbed a = bench.core.followed().get(0);
        Connection open = a.testbed().device("R1").connect(via("a"));
        bench.files.delete("a.yaml");
        bench.core.follower().look();
        write("a.yaml");
        bench.look();
        assertThat(open.isConnected()).isTrue();
        bench.files.delete("a.yaml");
        bench.look();
        assertThat(names()).isEmpty();
        assertThat(open.state()).isEqualTo(Connection.State.DESTROYED);
        write("a.yaml");
        bench.look();
        assertThat(bench.core.followed()).singleElement().isNotSameAs(a);
    }

    @Test
    void aFileThatCannotBeReadIsReportedOnceAndTriedAgainWhenItChanges() {
        bench.files.writeBroken("a.yaml", "a.yaml:1:1: nothing");
        try (Logged log = Logged.by(FolderEntry.class)) {
            follow();
            bench.look();
            bench.look();
            assertThat(log.messages()).containsExactly("a.yaml:1:1: nothing; it is tried again when it changes");
        }
        assertThat(names()).isEmpty();
        write("a.yaml");
        bench.look();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aFileWhoseTestbedCannotBeDoesNotKeepTheOthersFromBeingFollowed() {
        write("a.yaml");
        bench.files.write(
                "b.yaml",
                DeviceFacts.named("R1")
                        .attribute("default_connection_alias", "my-cli")
                        .build());
        write("c.yaml");
        try (Logged log = Logged.by(FolderEntry.class)) {
            follow();
            assertThat(log.messages()).singleElement().satisfies(message -> assertThat(message)
                    .startsWith(folder.resolve("b.yaml") + ": R1: ")
                    .contains("my-cli")
                    .endsWith("; it is tried again when it changes"));
        }
        assertThat(names()).containsExactly("a", "c");
        write("b.yaml");
        bench.look();
        assertThat(names()).containsExactly("a", "c", "b");
    }

    @Test
    void whateverGoesWrongWithAFileIsToldOfThatFileAndTheOthersAreFollowedOn() {
        write("a.yaml");
        write("b.yaml");
        follow();
        bench.files.write("a.yaml", reading -> {
            throw new InternalError("nothing that a reader can help");
        });
        bench.files.write("b.yaml", device("R2", "192.0.2.2").build());
        try (Logged log = Logged.by(Follower.class)) {
            bench.look();
            bench.look();
            assertThat(log.messages()).containsExactly(folder.resolve("a.yaml") + ": could not be followed up");
        }
        assertThat(bench.core.followed().get(1).testbed().device("R2").name()).isEqualTo("R2");
    }

    @Test
    void theFolderNeedNotBeThere() throws IOException {
        Path later = folder.resolve("later");
        bench.core.followFolder(TestbedRequest.of(later));
        bench.look();
        assertThat(names()).isEmpty();
        Files.createDirectory(later);
        write("a.yaml");
        Files.move(folder.resolve("a.yaml"), later.resolve("a.yaml"));
        bench.look();
        assertThat(names()).containsExactly("a");
    }

    @Test
    void closingTheFolderClosesItsTestbedsOnly() {
        write("a.yaml");
        write("b.yaml");
        Registration registration = follow();
        bench.files.write("lab.txt", device("R1", "192.0.2.2").build());
        bench.core.follow(TestbedRequest.of(bench.files.file("lab.txt")));
        registration.close();
        assertThat(names()).containsExactly("lab");
        write("c.yaml");
        bench.look();
        assertThat(names()).containsExactly("lab");
    }

    @Test
    void oneOfItCanBeClosedByItself() {
        write("a.yaml");
        write("b.yaml");
        follow();
        bench.core.followed().get(0).close();
        bench.look();
        assertThat(names()).containsExactly("b");
    }
}
