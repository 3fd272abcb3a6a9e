// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that no platform knows: its user describes it, records it, and gives the transcript to somebody else. */
class PlatformsIT {

    private static final String SECRET = "acme-secret";
    private static final String SERVING = "Serving";

    /** No other platform takes such a line for a prompt. */
    private static final String[] PLATFORM = {
        "title: Acme routers",
        "names: [acme, acme_os]",
        "source: a device on the desk",
        "host: '[a-z0-9-]+'",
        "modes:",
        "  exec: 'ACME {host}:'",
        "  config: 'ACME {host} setup:'",
        "ways:",
        "  - {from: exec, to: config, command: setup}",
        "  - {from: config, to: exec, command: done}",
        "login: {prompt: 'ACME .*:', username: 'Who: ?', password: 'Secret: ?', refused: 'No .*'}"
    };

    private static final String[] DEVICE = {
        "os: acme",
        "credential: {username: ops, password: " + SECRET + "}",
        "login: {banner: \"Acme\\n\", username: 'Who: ', password: 'Secret: ', refused: \"No way\\n\"}",
        "start: exec",
        "states:",
        "  exec: {prompt: 'ACME {hostname}: ', commands: {show clock: \"noon\\n\", setup: {state: setup}}}",
        "  setup: {prompt: 'ACME {hostname} setup: ', commands: {name *: '', done: {state: exec}}}"
    };

    @TempDir
    private Path workplace;

    private Installed installed;

    @BeforeEach
    void install() throws IOException {
        installed = Installed.copyTo(workplace);
        installed.file("desk.yaml", DEVICE);
    }

    private void drop(String[] platform) throws IOException {
        Files.move(installed.file("acme.tmp", platform), installed.home().resolve("platforms/acme.yaml"));
    }

    @Test
    void aPlatformInTheFolderIsListedAndItsDeviceIsRecordedAndServedToSomebodyElse() throws Exception {
        drop(PLATFORM);
        Installed.Ended platforms = installed.run("platforms");
        assertThat(platforms.exit()).as(platforms.toString()).isZero();
        assertThat(platforms.out()).contains("Acme routers (os: acme, acme_os)", "Cisco IOS XE");
        assertThat(platforms.err()).isEmpty();

        try (Running simulate = installed.start("simulate", "desk.yaml", "--testbed", "lab.yaml")) {
            simulate.awaitLine(SERVING);
            assertThat(installed.run(
                            "exec",
                            "-t",
                            "lab.yaml",
                            "desk",
                            "show clock",
                            "--via",
                            "console",
                            "--transcript",
                            "desk.cast"))
                    .isEqualTo(new Installed.Ended(0, "noon\n", ""));
        }
        assertThat(workplace.resolve("desk.cast"))
                .content()
                .contains("\"os\": \"acme\"", "\"answers as ops\"", "Secret: ", "noon")
                .doesNotContain(SECRET);

        try (Running simulate = installed.start("simulate", "desk.cast", "--testbed", "again.yaml")) {
            simulate.awaitLine(SERVING);
            for (String path : new String[] {"cli", "console"}) {
                assertThat(installed.run("exec", "-t", "again.yaml", "desk", "show clock", "--via", path))
                        .isEqualTo(new Installed.Ended(0, "noon\n", ""));
            }
        }
    }

    @Test
    void aMistakeInAPlatformIsToldWithItsFileAndLine() throws Exception {
        String[] wrong = PLATFORM.clone();
        wrong[5] = "  exec: 'ACME ('";
        drop(wrong);
        String where = Path.of("platforms", "acme.yaml") + ":6: modes.exec";
        Installed.Ended looked = installed.run("platforms", "plugboard/platforms/acme.yaml");
        assertThat(looked.exit()).as(looked.toString()).isNotZero();
        assertThat(looked.err()).contains(where);

        Installed.Ended all = installed.run("platforms");
        assertThat(all.out()).contains("Cisco IOS XE").doesNotContain("Acme");
        assertThat(all.err()).contains(where);
    }
}
