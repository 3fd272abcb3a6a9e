// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.plugboard.yaml.YamlPart;

/**
 * A device of {@code devices/}: it asks for a login and has modes with lines, which it answers, or which lead to another mode,
 * behind a question for the password perhaps. A line that begins with {@code ~} is an expression.
 */
final class DescribedDevice {

    final FakeDevice device;

    private final Map<String, YamlPart> description;
    private String mode;

    private DescribedDevice(Map<String, YamlPart> description) {
        this.description = description;
        Map<String, YamlPart> login = description.get("login").entries();
        this.mode = login.get("prompt").text();
        this.device = FakeDevice.greeting("\r\n" + login.get("username").text(), (self, name) -> self.echo(false)
                .reader((again, password) -> enter(mode))
                .say(login.get("password").text()));
    }

    static DescribedDevice of(String platform) {
        String file = "/devices/" + platform + ".yaml";
        try (InputStream text = DescribedDevice.class.getResourceAsStream(file)) {
            byte[] read = Objects.requireNonNull(text, file).readAllBytes();
            return new DescribedDevice(YamlPart.read(file, new String(read, StandardCharsets.UTF_8))
                    .entries());
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    String text(String key) {
        return description.get(key).text();
    }

    List<String> texts(String key) {
        return description.get(key).texts();
    }

    /** The lines that were sent behind the login, without empty ones and markers. */
    List<String> sent() {
        return device.lines.stream()
                .skip(2)
                .filter(line -> !line.isEmpty() && !line.matches("(?:[!#]| echo )pb[0-9a-f]{16}"))
                .toList();
    }

    private Map<String, YamlPart> modes() {
        return description.get("modes").entries();
    }

    private void enter(String next) {
        mode = next;
        device.echo(true)
                .prompt(modes().get(mode).entries().get("prompt").text())
                .reader((self, line) -> read(line));
        device.say("\r\n" + prompt());
    }

    private String prompt() {
        return modes().get(mode).entries().get("prompt").text();
    }

    private void read(String line) {
        if (line.isEmpty() || line.matches("(?:[!#]| echo )pb[0-9a-f]{16}")) {
            device.answer(line);
            return;
        }
        Optional<YamlPart> found = modes().get(mode).entries().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("prompt") && isMeant(entry.getKey(), line))
                .map(Map.Entry::getValue)
                .findFirst();
        if (found.isEmpty()) {
            device.say(text("unknown") + prompt());
        } else if (found.get().isBlock()) {
            Map<String, YamlPart> question = found.get().entries();
            device.echo(false)
                    .reader((self, password) -> enter(question.get("then").text()));
            device.say(question.get("asks").text());
        } else if (modes().containsKey(found.get().text())) {
            enter(found.get().text());
        } else {
            String answer = found.get().text();
            device.say((answer.isEmpty() ? "" : answer + "\r\n") + prompt());
        }
    }

    static boolean isMeant(String described, String line) {
        return described.startsWith("~") ? line.matches(described.substring(1)) : line.equals(described);
    }
}
