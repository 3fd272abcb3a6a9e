// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.commandline.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.manager.EmbeddedPlugboard;
import picocli.CommandLine;

@TestInstance(Lifecycle.PER_CLASS)
class HelpTest {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final EmbeddedPlugboard plugboard = EmbeddedPlugboard.builder().build();
    private final Typed typed = new Typed(plugboard);

    @AfterAll
    void close() {
        plugboard.close();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasAHelpWithExamplesThatItUnderstands(CommandLine command) {
        String help = command.getUsageMessage();
        assertThat(help).contains("Examples:", "Exit code:");
        List<String> examples = Stream.of(
                        command.getCommandSpec().usageMessage().footer())
                .map(String::strip)
                .toList();
        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            List<String> words = words(example);
            assertThat(words.get(0)).isEqualTo("plugboard");
            String[] behind = words.subList(1, words.size()).toArray(String[]::new);
            assertThatCode(() -> typed.commands.line().parseArgs(behind)).doesNotThrowAnyException();
        });
        assertThat(help).contains(examples);
    }

    @ParameterizedTest
    @CsvSource({
        "demmo, no command demo",
        "excec, no command exec",
        "shel, no command shell",
        "scrpt, no command script",
        "validat, no command validate",
        "simulator, no command simulate",
        "rum, no command run",
        "chek, no command check",
        "exec -t f R1 x --jsn, unknown option --json",
        "validate --strct f, unknown option --strict",
        "simulate iosxe --tesbed f, unknown option --testbed",
        "exec -t f R1 x --tiemout 1, unknown option --timeout",
        "exec -t f R1 --tiemout 1 x, unknown option --timeout",
        "exec -t f --viq=a R1 x, unknown option --via",
        "exec --vai a -t f R1 x, unknown option --via",
        "exce -t f R1 x --json, no command exec",
        "--verson, unknown option --version",
    })
    void theFirstLineNamesAWrongWordAndTheNearOne(String words, String named) {
        Typed fresh = new Typed(plugboard);
        assertThat(fresh.execute(words.split(" "))).isEqualTo(2);
        String near = named.substring(named.lastIndexOf(' ') + 1);
        assertThat(fresh.err.toString().lines())
                .first()
                .asString()
                .startsWith("plugboard: " + named.substring(0, named.lastIndexOf(' ')) + " '")
                .endsWith("; did you mean '" + near + "'?");
    }

    private Stream<CommandLine> commands() {
        CommandLine all = typed.commands.line();
        return Stream.concat(Stream.of(all), all.getSubcommands().values().stream());
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }
}
