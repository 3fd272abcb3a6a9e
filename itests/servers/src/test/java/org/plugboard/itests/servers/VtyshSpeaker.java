// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plugboard.connection.Connection;

/** FRR's vtysh, which shows the route maps of the fixture, whose descriptions are our text. */
final class VtyshSpeaker implements Speaker {

    private static final Pattern ENTRY = Pattern.compile("route-map (\\S+) permit (\\d+)\n description (.*)\n");

    private final Servers servers;
    private final List<Question> routeMaps;
    private int asked;

    VtyshSpeaker(Servers servers) {
        this.servers = servers;
        this.routeMaps = routeMaps(servers);
    }

    @Override
    public void prepare(Connection connection) {
        // All that it says is there from the start.
    }

    @Override
    public Question any(Random random) {
        return switch (asked % 3) {
            case 0 -> small(random);
            case 1 -> routeMaps.get(asked++ / 3 % routeMaps.size());
            default -> {
                asked++;
                yield new Question("terminal length 0", "");
            }
        };
    }

    @Override
    public Question small(Random random) {
        String nonce = "nonce-%d-%06x".formatted(++asked, random.nextInt(1 << 24));
        return new Question(nonce, "% Unknown command: " + nonce);
    }

    /** All forms of all commands, 9.8 MB: the only text of this length that vtysh has. Its order is another each time. */
    @Override
    public Question huge() {
        String command = "list permutations";
        try {
            Process vtysh = new ProcessBuilder(servers.text("vtysh.command"), "-c", command).start();
            String answer = new String(vtysh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Question(command, answer.substring(0, answer.length() - 1), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Question> routeMaps(Servers servers) {
        String config;
        try {
            config = Files.readString(servers.file("vtysh.config"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, StringBuilder> shown = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(config);
        while (entry.find()) {
            shown.computeIfAbsent(entry.group(1), VtyshSpeaker::head).append(shown(entry.group(2), entry.group(3)));
        }
        List<Question> questions = new ArrayList<>();
        shown.forEach((name, text) ->
                questions.add(new Question("show route-map " + name, text.substring(0, text.length() - 1))));
        return questions;
    }

    private static StringBuilder head(String name) {
        return new StringBuilder(
                "ZEBRA:\nroute-map: " + name + " Invoked: 0 Optimization: enabled Processed Change: false\n");
    }

    private static String shown(String sequence, String description) {
        return String.join(
                "\n",
                " permit, sequence " + sequence + " Invoked 0",
                "  Description:",
                "    " + description,
                "  Match clauses:",
                "  Set clauses:",
                "  Call clause:",
                "  Action:",
                "    Exit routemap",
                "");
    }
}
