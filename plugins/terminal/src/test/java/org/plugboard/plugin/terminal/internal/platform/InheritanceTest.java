// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plugboard.plugin.terminal.internal.platform.PlatformFile.Layer;

/** A platform file says only in what it differs from another; whoever writes one badly leaves the others alone. */
class InheritanceTest {

    private static final String BASE =
            """
            names: [base]
            source: a recorded session
            host: '[a-z]+'
            modes: {exec: '{host}>', enable: '{host}#'}
            ways:
              - {from: exec, to: enable, command: enable}
            setup: [terminal length 0]
            login: {prompt: '.*[>#]', username: 'Username:', password: 'Password:'}
            clear_line: "\\x15"
            """;

    @Test
    void blocksAreLaidOverKeyByKeyAndListsAreReplaced() {
        Platform heir = only(
                "heir",
                """
                names: [heir]
                extends: base
                modes: {enable: '{host}[!#]', bash: 'bash[$]'}
                setup: [terminal width 0]
                login: {password: 'Kennwort:'}
                clear_line:
                """);
        assertThat(heir.modes().keySet())
                .as("what the heir adds goes first, what it changes stays in its place")
                .containsExactly("bash", "exec", "enable");
        assertThat(heir.modes().get("enable").prompt()).isEqualTo("{host}[!#]");
        assertThat(heir.setup().lines()).containsExactly("terminal width 0");
        assertThat(heir.transitions())
                .extracting(transition -> transition.command().toString())
                .containsExactly("enable");
        assertThat(heir.login().password().pattern()).isEqualTo("Kennwort:");
        assertThat(heir.login().username().pattern()).isEqualTo("Username:");
        assertThat(heir.clearLine()).as("an empty value takes it away").isNull();
    }

    @Test
    void whereItComesFromIsNotInherited() {
        Platform heir = only("heir", "{names: heir, extends: base}");
        assertThat(heir.origin().sources()).isEmpty();
        assertThat(heir.origin().experimental()).isTrue();
        assertThat(heir.origin().title()).isEqualTo("heir");
        assertThat(heir.selection().names()).containsExactly("heir");
    }

    @Test
    void listsUnderAddComeBehindThoseThatAreInherited() {
        Platform heir = only(
                "heir",
                """
                names: [heir]
                extends: base
                modes: {shell: '[$]'}
                add:
                  ways: [{from: shell, to: enable, command: exit}]
                  setup: [terminal width 0]
                """);
        assertThat(heir.transitions())
                .extracting(transition -> transition.command().toString())
                .containsExactly("enable", "exit");
        assertThat(heir.setup().lines()).containsExactly("terminal length 0", "terminal width 0");
    }

    @Test
    void aPlatformMayExtendTheOneWhosePlaceItTakes() {
        PlatformFile mine = new PlatformFile("mine.yaml", "{names: base, extends: base, host: '[A-Z]+'}", Layer.FOLDER);
        Edition edition = Edition.EMPTY.next(List.of(file("base", BASE), mine));
        assertThat(edition.mistakes()).isEmpty();
        assertThat(edition.catalog().named("base").orElseThrow().host()).isEqualTo("[A-Z]+");
        assertThat(edition.catalog().notes())
                .containsExactly("platform base of mine.yaml goes before that of base.yaml");
    }

    @Test
    void aMistakeInWhatIsInheritedIsNamedWhereItStands() {
        assertThat(mistake("{names: heir, extends: base, modes: {enable: '{host}'}, host: '('}"))
                .startsWith("heir.yaml:1: host is no RE2 expression");
        assertThat(mistake("{names: heir, extends: base, ways: [], modes: {exec: }}"))
                .as("an inherited way to a mode that was taken away")
                .isEmpty();
        assertThat(mistake("{names: heir, extends: base, modes: {exec: }}"))
                .startsWith("base.yaml:6: ways.from names a mode that is not under modes");
    }

    @Test
    void whoExtendsHimselfOrNobodyIsTold() {
        assertThat(mistake("{names: heir, extends: bsae}"))
                .startsWith("heir.yaml:1: extends names no other platform; did you mean base? there are: base");
        assertThat(mistake("{names: heir, extends: heir}")).startsWith("heir.yaml:1: extends names no other platform");
    }

    @Test
    void whatAFileSaidLastWithoutAMistakeHolds() {
        PlatformFile good = file("heir", "{names: heir, extends: base, setup: [one]}");
        Edition first = Edition.EMPTY.next(List.of(file("base", BASE), good));
        Edition second = first.next(List.of(file("base", "names: ["), file("heir", "{names: heir, extends: base}")));
        assertThat(second.mistakes()).containsOnlyKeys("base.yaml");
        assertThat(second.catalog().named("heir").orElseThrow().setup().lines())
                .as("the heir is read anew, over what stood in the other file before")
                .containsExactly("terminal length 0");
        Edition third = second.next(List.of(file("heir", "{names: heir, extends: base}")));
        assertThat(third.catalog().platforms())
                .as("nobody brings what it stands on")
                .isEmpty();
    }

    private static Platform only(String name, String text) {
        Edition edition = Edition.EMPTY.next(List.of(file("base", BASE), file(name, text)));
        assertThat(edition.mistakes()).isEmpty();
        return edition.catalog().named(name).orElseThrow();
    }

    private static String mistake(String heir) {
        Edition edition = Edition.EMPTY.next(List.of(file("base", BASE), file("heir", heir)));
        return Stream.of("base.yaml", "heir.yaml")
                .map(name -> edition.mistakes().getOrDefault(name, ""))
                .reduce("", String::concat);
    }

    private static PlatformFile file(String name, String text) {
        return new PlatformFile(name + ".yaml", text, Layer.BUNDLE);
    }
}
