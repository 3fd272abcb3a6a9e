// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.connection.ConnectRequest;

class SuggestionsTest {

    private final TestBench bench = new TestBench();
    private ShellSession session;

    @BeforeEach
    void open() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        session = new ShellSession(
                bench.processor,
                bench.plugboard,
                bench.events,
                bench.testbed,
                InputStream.nullInputStream(),
                nowhere,
                nowhere);
    }

    @AfterEach
    void close() {
        session.close();
        bench.close();
    }

    /** What is offered for the word in which the line ends, of that what begins like it. */
    private List<String> offered(String line) {
        WordsAtCursor words = WordsAtCursor.of(line, line.length());
        return new Suggestions(session.bench())
                .after(words.words().subList(0, words.wordIndex()), words.word()).stream()
                        .filter(word -> word.startsWith(words.word()))
                        .toList();
    }

    @Test
    void aLineBeginsWithACommandOrADevice() {
        assertThat(offered("")).contains("connect", "help", "phoenix", "hydra", "h");
        assertThat(offered("ph")).containsExactly("phoenix");
        assertThat(offered("devices; conn")).containsExactly("connections", "connect");
    }

    @Test
    void connectIsFollowedByDeviceOptionsPathsClassesAndArguments() {
        assertThat(offered("connect p")).containsExactly("phoenix");
        assertThat(offered("connect phoenix --")).containsExactly("--via", "--alias", "--class");
        assertThat(offered("connect phoenix --via ")).containsExactly("mgmt", "console");
        assertThat(offered("connect phoenix --class p")).containsExactly("parrot");
        assertThat(offered("connect phoenix --via mgmt "))
                .doesNotContain("--via")
                .contains("--alias", "timeout=");
        assertThat(offered("connect phoenix gr")).containsExactly("greeting=");
        assertThat(offered("connect phoenix timeout=5 t")).isEmpty();
        assertThat(offered("connect phoenix pool_s")).containsExactly("pool_size=");
        assertThat(offered("pools h")).contains("hydra");
        assertThat(offered("phoenix connect --via c")).containsExactly("console");
    }

    @Test
    void aDeviceIsFollowedByItsAliasesAndServices() {
        assertThat(offered("phoenix "))
                .contains("execute", "getConfig", "connect")
                .doesNotContain("vty_1");
        bench.testbed.device("phoenix").instantiate(ConnectRequest.defaults().alias("vty_1"));
        assertThat(offered("phoenix vt")).containsExactly("vty_1");
        assertThat(offered("phoenix vty_1 exe")).containsExactly("execute");
        assertThat(offered("phoenix vty_1 dis")).containsExactly("disconnect");
        assertThat(offered("disconnect phoenix ")).containsExactly("vty_1", "--all");
        assertThat(offered("execute phoenix/v")).containsExactly("phoenix/vty_1");
        assertThat(offered("call phoenix --alias ")).containsExactly("vty_1");
        assertThat(offered("call phoenix --alias vty_1 get")).containsExactly("getConfig");
    }

    @Test
    void aServiceIsWrittenAsItWasBegun() {
        assertThat(offered("call phoenix getC")).containsExactly("getConfig");
        assertThat(offered("call phoenix get-c")).containsExactly("get-config");
    }

    @Test
    void nothingIsOfferedWhereAnythingCanStand() {
        assertThat(offered("execute phoenix sh")).isEmpty();
        assertThat(offered("phoenix execute sh")).isEmpty();
        assertThat(offered("nonsense ")).isEmpty();
        assertThat(offered("connect nobody ")).isEmpty();
    }

    @Test
    void aLineGoesOnAsTheClassOfTheConnectionKnows() {
        assertThat(offered("execute phoenix s")).isEmpty();
        bench.testbed.device("phoenix").connect(ConnectRequest.defaults().alias("vty_1"));
        assertThat(offered("execute phoenix/vty_1 s")).containsExactly("say ", "sing ");
        assertThat(offered("execute phoenix --alias vty_1 'si")).containsExactly("sing ");
        assertThat(offered("phoenix vty_1 execute 'say ")).containsExactly("say hello ");
        assertThat(offered("phoenix vty_1 execute 'sing ")).isEmpty();
        assertThat(offered("phoenix vty_1 execute 'say' ")).isEmpty();
        assertThat(offered("call phoenix/vty_1 say ")).containsExactly("hello");
        assertThat(offered("phoenix vty_1 say h")).containsExactly("hello");
    }

    @Test
    void helpIsFollowedByACommandAndLoadByAFile(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("lab.yaml"));
        Files.createDirectory(folder.resolve("labs"));
        assertThat(offered("help dis")).containsExactly("disconnect");
        assertThat(offered("load " + folder + "/la"))
                .containsExactlyInAnyOrder(folder + "/lab.yaml", folder + "/labs/");
        assertThat(offered("load " + folder + "/none/")).isEmpty();
    }

    @Test
    void behindNotificationsStandTheOptionsThatAreNotSaidYet() {
        assertThat(offered("notifications ph")).containsExactly("phoenix");
        assertThat(offered("notifications phoenix --count 3 --"))
                .containsExactly("--from", "--until", "--filter", "--for", "--xml");
        assertThat(offered("notifications phoenix --count ")).isEmpty();
        assertThat(offered("notifications phoenix --filter ")).isEmpty();
        assertThat(offered("notifications phoenix N")).containsExactly("NETCONF");
    }
}
