// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.cli.Cli;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.Connection;
import org.plugboard.contract.Relay;
import org.plugboard.device.Credential;

/** The VTY of FRR's zebra: telnet without a terminal behind it, one password for all, another one for the enable mode. */
class VtyTest extends FrrContract {

    private static final String LONG = "list permutations";

    @Override
    Target target() {
        Servers servers = Servers.needed();
        return new Target(
                "telnet",
                "frr",
                servers.number("vty.port"),
                servers.number("vty.pid"),
                credential(servers.text("vty.password"), servers.text("vty.enable_password")),
                credential("not the password", servers.text("vty.enable_password")),
                Map.of(),
                VtySpeaker.of(servers));
    }

    private static Credential credential(String password, String enablePassword) {
        return new Credential(Map.of("password", password, "enable_password", enablePassword));
    }

    @Override
    int commands() {
        return FEWER;
    }

    /** Only a daemon of the test's own can be killed: this one serves every session itself. */
    @Override
    @Test
    void aServerThatIsKilledInTheMiddleOfACommandEndsItWithWhatHadCome() throws Exception {
        try (OwnBgpd bgpd = OwnBgpd.start(folder)) {
            Target target = bgpd.target(target().speaker());
            try (Relay relay = new Relay(target.port())) {
                Connection connection = device(target.at("127.0.0.1", relay.port(), target.login()))
                        .connect(request());
                relay.holdAfter(HELD_AFTER);
                CompletableFuture<String> answer = CompletableFuture.supplyAsync(
                        () -> connection.execute(LONG), run -> thread(run).start());
                relay.awaitHeld();
                bgpd.kill();
                relay.release();

                assertThat(closed(answer).received())
                        .startsWith("  show version\n")
                        .hasSizeGreaterThan(HELD_AFTER / 2);
                assertThat(connection.isConnected()).isFalse();
            }
        }
    }

    @Test
    @Tag("semantics-130")
    void theEnablePasswordLeadsToTheEnableModeAndBack() {
        Connection connection = connectWithoutEnable(target().login());
        Cli cli = connection.as(Cli.class);
        assertThat(cli.mode()).isEqualTo("exec");

        cli.enable();

        assertThat(cli.mode()).isEqualTo("enable");
        ask(connection, target().speaker().small(random));
        cli.switchTo("exec");
        ask(connection, target().speaker().small(random));
    }

    /** The VTY asks three times, knows no way out of its question, and hangs up then. */
    @Test
    void aWrongEnablePasswordIsRefusedAndTheNextSessionIsInStep() {
        Servers servers = Servers.needed();
        Connection connection =
                connectWithoutEnable(credential(servers.text("vty.password"), "not the enable password"));

        AuthenticationException refused = catchThrowableOfType(
                AuthenticationException.class, () -> connection.as(Cli.class).enable());

        assertThat(refused)
                .hasMessageStartingWith("device/")
                .hasMessageContaining("enable")
                .hasMessageNotContaining("not the enable password");
        connection.disconnect();
        connection.connect();
        ask(connection, target().speaker().small(random));
    }

    /** Where somebody may not, or must not, switch it off. */
    @Test
    void thePagerIsAnsweredAndLeavesNoTrace() {
        Connection connection = connect(target().port());
        connection.execute("terminal length 24");

        ask(connection, RouteMaps.in(Servers.needed().file("vtysh.config")).longest());
        ask(connection, target().speaker().small(random));
    }

    private Connection connectWithoutEnable(Credential credential) {
        return device(target().at("127.0.0.1", target().port(), credential))
                .connect(request().with("goto_enable", false));
    }
}
