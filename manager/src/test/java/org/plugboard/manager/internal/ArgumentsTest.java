// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugboard.connection.ConnectRequest.via;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Credential;
import org.plugboard.device.Credentials;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.device.Path;
import org.plugboard.device.Secret;
import org.plugboard.manager.internal.transcript.TranscriptName;
import org.plugboard.spi.Arguments;

/** The arguments of a connection: where they come from, what they are read as, and the ones that nobody reads. */
class ArgumentsTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private Device device() {
        return bench.core.device(DeviceFacts.named("R1")
                .path(Path.of("a", Map.of("protocol", "ssh", "size", 2, "colour", "blue")))
                .defaultsTo("size", 3)
                .defaultsTo("colour", "green")
                .defaultsTo("shape", "round")
                .build());
    }

    @Test
    void theCallsGoesBeforeThePathsAndThatBeforeTheDefaults() {
        AtomicReference<String> seen = new AtomicReference<>();
        bench.cli.onCreate = context -> {
            Arguments arguments = context.arguments();
            seen.set(arguments.number("size", 0) + arguments.text("colour", "") + arguments.text("shape", ""));
        };
        device().connect(via("a").with("size", 1));
        assertThat(seen).hasValue("1blueround");
    }

    @Test
    @Tag("semantics-126")
    void whatStandsInABlockThatOnlyGroupsIsReadLikeWhatStandsBesideIt() {
        AtomicReference<String> seen = new AtomicReference<>();
        bench.cli.onCreate = context -> {
            Arguments arguments = context.arguments();
            seen.set("%s %d %s %s %s"
                    .formatted(
                            arguments.text("learn", ""),
                            arguments.number("WAIT", 0),
                            arguments.duration("execute.timeout", Duration.ZERO),
                            arguments.text("prompts.login", ""),
                            arguments.text("size", "")));
        };
        Map<String, Object> path = Map.of(
                "arguments", Map.of("learn", true, "size", 5),
                "settings", Map.of("WAIT", 3),
                "service_attributes", Map.of("execute", Map.of("timeout", 600)),
                "prompts", Map.of("login", "User:"),
                "size", 4);
        Device device = bench.core.device(
                DeviceFacts.named("R1").path(Path.of("a", path)).build());
        device.connect(via("a"));
        assertThat(seen).hasValue("true 3 PT10M User: 4");
        device.disconnect();
        device.connect(via("a").with("settings", Map.of("WAIT", 7)).with("size", 1));
        assertThat(seen).hasValue("true 7 PT10M User: 1");
    }

    @Test
    @Tag("semantics-126")
    void ofSeveralSpellingsTheNearestCounts() {
        AtomicReference<Integer> seen = new AtomicReference<>();
        bench.cli.onCreate = context -> {
            Arguments arguments = context.arguments();
            seen.set(arguments.number(arguments.spelling("size", "SIZE", "length"), 0));
        };
        Device device = device();
        device.connect(via("a").with("settings", Map.of("SIZE", 9)));
        assertThat(seen).hasValue(9);
        device.disconnect();
        device.connect(via("a").with("SIZE", 9).with("size", 8));
        assertThat(seen).hasValue(8);
    }

    @Test
    @Tag("semantics-126")
    void theNearestSpellingSaysWhetherAndWhereATranscriptIsWritten() {
        AtomicReference<Optional<TranscriptName>> seen = new AtomicReference<>();
        bench.cli.onCreate = context -> seen.set(TranscriptName.of(context.arguments(), "R1/cli"));
        Device device = bench.core.device(DeviceFacts.named("R1")
                .path(Path.of("a", Map.of("protocol", "ssh", "logfile", "path.cast")))
                .defaultsTo("transcript", "defaults.cast")
                .build());
        device.connect(via("a"));
        assertThat(seen.get()).contains(new TranscriptName("path.cast"));
        device.disconnect();
        device.connect(via("a").with("transcript", "no"));
        assertThat(seen.get()).isEmpty();
        device.disconnect();
        device.connect(via("a").with("transcript", true));
        assertThat(seen.get()).contains(new TranscriptName("{device}-{alias}-{time}.cast"));
    }

    @Test
    void ofABlockTheEntryThatNobodyReadsIsNamed() {
        bench.cli.onCreate = context -> context.arguments().text("prompts.login");
        Map<String, Object> path = Map.of(
                "settings",
                Map.of("ODD", 1),
                "prompts",
                Map.of("login", "x", "logon", "y"),
                "jump",
                Map.of("host", "h"));
        Device device = bench.core.device(
                DeviceFacts.named("R1").path(Path.of("a", path)).build());
        try (Logged logged = Logged.by(MergedArguments.class)) {
            device.connect(via("a"));
            assertThat(logged.messages())
                    .containsExactlyInAnyOrder(
                            "R1/default: nothing reads the key 'settings.ODD' of its path",
                            "R1/default: nothing reads the key 'prompts.logon' of its path; did you mean"
                                    + " 'prompts.login'?",
                            "R1/default: nothing reads the key 'jump' of its path");
        }
        assertThatThrownBy(() -> device.connect(via("a").alias("b").with("settings", Map.of("ODD", 1))))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("no argument 'settings.ODD'");
    }

    @Test
    @Tag("semantics-137")
    void theLimitOfConnectingHasTheNamesOfTestbeds() {
        AtomicReference<Duration> limit = new AtomicReference<>();
        bench.cli.onConnect = session -> limit.set(session.deadline.limit());
        Device device = device();
        device.connect(via("a"));
        assertThat(limit).hasValue(Duration.ofMinutes(1));
        device.disconnect();
        device.connect(via("a").with("arguments", Map.of("connection_timeout", 360)));
        assertThat(limit).hasValue(Duration.ofMinutes(6));
    }

    @Test
    @Tag("semantics-117")
    void aSecretIsReadAsOneOrAsTheTextThatItIs() {
        AtomicReference<String> seen = new AtomicReference<>();
        bench.cli.onCreate = context -> {
            Arguments arguments = context.arguments();
            seen.set(arguments.secret("size").orElseThrow().reveal()
                    + arguments.text("size", "")
                    + arguments.secret("colour").orElseThrow().reveal());
        };
        device().connect(via("a").with("size", Secret.of("hush")));
        assertThat(seen).hasValue("hushhushblue");
    }

    @Test
    @Tag("semantics-119")
    void ofASecretThatDoesNotFitTheMessageHasStars() {
        bench.cli.onCreate = context -> context.arguments().number("size", 0);
        assertThatThrownBy(() -> device().connect(via("a").with("size", Secret.of("hush"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/default: argument size is '***', not a whole number");
        bench.cli.onCreate = context -> context.arguments().duration("size", Duration.ZERO);
        assertThatThrownBy(() -> device().connect(via("a").with("size", Secret.of("hush"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/default: argument size is '***', not a time");
    }

    @Test
    void argumentsCanBeChangedBetweenInstantiateAndConnect() {
        AtomicReference<Integer> seen = new AtomicReference<>();
        bench.cli.onCreate = context -> seen.set(context.arguments().number("size", 0));
        Device device = device();
        device.instantiate(via("a")).with("size", 8).connect();
        assertThat(seen).hasValue(8);
        device.disconnect();
        device.connect(via("a").with("size", 9));
        assertThat(seen).hasValue(9);
    }

    @Test
    void anArgumentOfTheCallThatNobodyReadsIsRefusedWithTheNearest() {
        bench.cli.onCreate = context -> context.arguments().duration("timeout", Duration.ofSeconds(30));
        Device device = device();
        assertThatThrownBy(() -> device.connect(via("a").with("timeot", 5)))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("R1/default: no argument 'timeot'; did you mean 'timeout'? there are: connect_timeout,"
                        + " keep_alive, keep_alive_by, lease_warning, lock_timeout, plugin_timeout, pool_least,"
                        + " pool_max_age, pool_max_idle, pool_size, pool_timeout, timeout, transcript");
        assertThat(device.isConnected()).isFalse();
        assertThat(bench.cli.last().log).endsWith("disconnect");
    }

    @Test
    void anArgumentThatWasRefusedDoesNotStayWithTheAlias() {
        bench.cli.onCreate = context -> context.arguments().duration("timeout", Duration.ofSeconds(30));
        Device device = device();
        for (ConnectRequest mistyped : List.of(
                via("a").with("timeot", 5), via("a").with("timeout", "soon"), via("a").with("pool_max_agee", 5))) {
            assertThatThrownBy(() -> device.connect(mistyped)).isInstanceOf(ConnectionException.class);
        }
        device.connect(via("a").with("timeout", 5));
        assertThat(device.isConnected()).isTrue();
    }

    @Test
    void keysOfAFileThatNobodyReadsAreNamedAndDoNotHinder() {
        try (Logged logged = Logged.by(MergedArguments.class)) {
            assertThat(device().connect(via("a")).isConnected()).isTrue();
            assertThat(logged.messages())
                    .contains(
                            "R1/default: nothing reads the key 'colour' of its path",
                            "R1/default: nothing reads the key 'shape' of the defaults");
        }
    }

    @Test
    void timesAreSecondsOrHaveAUnit() {
        bench.cli.onCreate = context -> {
            Arguments arguments = context.arguments();
            assertThat(arguments.duration("number", Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
            assertThat(arguments.duration("fraction", Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
            assertThat(arguments.duration("millis", Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
            assertThat(arguments.duration("minutes", Duration.ZERO)).isEqualTo(Duration.ofMinutes(2));
            assertThat(arguments.duration("typed", Duration.ZERO)).isEqualTo(Duration.ofNanos(7));
            assertThat(arguments.duration("absent", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
            assertThat(arguments.flag("on", false)).isTrue();
            assertThat(arguments.texts("list")).containsExactly("x", "1");
            assertThat(arguments.texts("number")).containsExactly("30");
        };
        device().connect(via("a").with("number", 30)
                .with("fraction", "0.5")
                .with("millis", "250ms")
                .with("minutes", "2 m")
                .with("typed", Duration.ofNanos(7))
                .with("on", "yes")
                .with("list", List.of("x", 1)));
        assertThat(bench.cli.sessions).hasSize(1);
    }

    @Test
    void aValueOfTheWrongKindIsRefusedByName() {
        bench.cli.onCreate = context -> context.arguments().duration("timeout", Duration.ofSeconds(30));
        for (Object wrong : List.of("soon", -1, "-1s", "1e9", Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> device().connect(via("a").with("timeout", wrong)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage(
                            "R1/default: argument timeout is '" + wrong + "', not a time such as 30, 0.5, 250ms or 2m");
        }
        bench.cli.onCreate = context -> context.arguments().number("size", 0);
        assertThatThrownBy(() -> device().connect(via("a").with("size", "big")))
                .hasMessage("R1/default: argument size is 'big', not a whole number");
        bench.cli.onCreate = context -> context.arguments().flag("on", true);
        assertThatThrownBy(() -> device().connect(via("a").with("on", "perhaps")))
                .hasMessage("R1/default: argument on is 'perhaps', not yes or no");
        bench.cli.onCreate = context -> context.arguments().text("name");
        assertThatThrownBy(() -> device().connect(via("a").with("name", List.of("x"))))
                .hasMessage("R1/default: argument name is '[x]', not a text");
    }

    @Test
    void aCredentialIsThePathsElseTheDevicesElseTheOneNamedDefault() {
        Credentials ofDevice =
                new Credentials(Map.of("default", Credential.of("dev", "d"), "enable", Credential.of("en", "e")), null);
        Device device = bench.core.device(DeviceFacts.named("R1")
                .credentials(ofDevice)
                .path(new Path("a", Map.of(), Credentials.of(Credential.of("path", "p"))))
                .build());
        bench.cli.onCreate = context -> {
            assertThat(context.credential("default").orElseThrow().username()).contains("path");
            assertThat(context.credential("enable").orElseThrow().username()).contains("en");
            assertThat(context.credential("other").orElseThrow().password()).contains(Secret.of("p"));
        };
        try (Logged logged = Logged.by(SessionContext.class)) {
            device.connect(via("a"));
            assertThat(logged.messages()).containsExactly("R1/default: no credential 'other'; taking 'default'");
        }
        assertThat(bench.cli.sessions).hasSize(1);
    }
}
