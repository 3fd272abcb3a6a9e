// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Platforms;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Terminal;

/** Each platform on a device of its kind ({@code devices/}), from the login over the configuration to a mistake. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EveryPlatformTest {

    private static final Platforms PLATFORMS = new Platforms();

    static Stream<Arguments> devices() {
        return Stream.concat(
                PLATFORMS.all().stream().map(platform -> arguments(platform, platform.name())),
                Stream.of(
                        arguments(PLATFORMS.named("confd").orElseThrow(), "confd-j"),
                        arguments(PLATFORMS.named("sros").orElseThrow(), "sros-found-classic")));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aSessionLogsInIsSetUpAndConfigures(Platform platform, String device) {
        DescribedDevice described = DescribedDevice.of(device);
        Terminal session = connected(platform, described);
        String home = session.mode();
        assertThat(session.execute(described.text("show"))).isEqualTo(described.text("answer"));
        if (platform.has(Platform.CONFIG)) {
            assertThat(home).isEqualTo(Platform.ENABLE);
            session.configure(String.join("\n", described.texts("lines")));
        }
        assertThat(session.mode()).isEqualTo(home);
        List<String> expected = described.texts("sent");
        assertThat(described.sent()).hasSameSizeAs(expected);
        assertThat(described.sent())
                .zipSatisfy(expected, (sent, wanted) -> assertThat(DescribedDevice.isMeant(wanted, sent))
                        .as("%s for %s", sent, wanted)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("devices")
    void aWrongLineIsSeenToBeOne(Platform platform, String device) {
        DescribedDevice described = DescribedDevice.of(device);
        Terminal session = connected(platform, described);
        String home = session.mode();
        if (!platform.answers().errors().isEmpty()) {
            assertThat(described.text("unknown").replace("\r\n", "\n"))
                    .matches(answer -> platform.answers().errors().stream()
                            .anyMatch(error -> error.matcher(answer).find()));
        }
        if (platform.has(Platform.CONFIG)) {
            assertThatExceptionOfType(CommandRefusedException.class)
                    .isThrownBy(() -> session.configure("oops"))
                    .satisfies(refusal -> assertThat(refusal.line()).isEqualTo("oops"));
        }
        assertThat(session.mode()).isEqualTo(home);
        assertThat(session.execute(described.text("show"))).isEqualTo(described.text("answer"));
    }

    private static Terminal connected(Platform platform, DescribedDevice described) {
        Terminal session = Sessions.overTelnet(platform.name(), described.device, Sessions.CREDENTIAL);
        session.connect(Deadline.after(Sessions.LONG));
        return session;
    }
}
