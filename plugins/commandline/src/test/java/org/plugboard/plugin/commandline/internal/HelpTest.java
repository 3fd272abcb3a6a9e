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
import org.junit.jupiter.params.provider.ValueSource;
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
        "tesbed show f, no command testbed",
        "testbed shwo f, no command show",
        "testbed show f --jsn, unknown option --json",
        "secrets encode, no command secret",
        "secret endcode, no command encode",
        "secret encode --sting x, unknown option --string",
        "validate --conect f, unknown option --connect",
        "help secret decod, no command decode",
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

    @ParameterizedTest
    @ValueSource(strings = {"secret", "testbed"})
    void aWordThatNeedsAnotherOneNamesThem(String word) {
        Typed fresh = new Typed(plugboard);
        assertThat(fresh.execute(word)).isEqualTo(2);
        assertThat(fresh.err.toString())
                .startsWith("plugboard: a command is missing behind '" + word + "'; there are: ");
    }

    private Stream<CommandLine> commands() {
        return withThoseBehind(typed.commands.line());
    }

    private static Stream<CommandLine> withThoseBehind(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withThoseBehind));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find(); ) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }
}
