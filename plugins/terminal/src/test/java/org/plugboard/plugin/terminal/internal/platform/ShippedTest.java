// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.plugin.terminal.internal.platform.PlatformFile.Layer;
import org.plugboard.yaml.YamlPart;

/** The files of this bundle are read when a device needs them, so that a mistake in one has to be found here. */
class ShippedTest {

    static Stream<PlatformFile> files() {
        return Shipped.files().stream();
    }

    @Test
    void everyFileOfTheFolderIsListed() {
        assertThat(Path.of("src/main/resources/platforms").toFile().list())
                .containsExactlyInAnyOrderElementsOf(
                        Shipped.names().map(name -> name + ".yaml").toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void itsNamesAreThoseThatAreFoundWithoutParsingIt(PlatformFile file) {
        assertThat(Shipped.selection(file)).isEqualTo(SelectionReader.read(YamlPart.read(file.name(), file.text())));
    }

    @Test
    void noneHasAMistakeThatAFileOfAUserMustNotHave() {
        List<PlatformFile> asOfAUser = files().map(file -> new PlatformFile(file.name(), file.text(), Layer.FOLDER))
                .toList();
        Edition edition = Edition.EMPTY.next(asOfAUser);
        assertThat(edition.mistakes()).isEmpty();
        assertThat(edition.catalog().notes()).isEmpty();
        assertThat(edition.catalog().platforms()).hasSameSizeAs(asOfAUser);
    }

    @Test
    void oneThatExtendsWhatAUserHasReplacedIsReadAtOnceAndLeftOutIfItCannotBe() {
        PlatformFile withoutEnable = new PlatformFile("mine.yaml", "{names: ios, extends: generic}", Layer.FOLDER);
        Edition edition = Edition.EMPTY.next(
                Stream.concat(files(), Stream.of(withoutEnable)).toList());
        assertThat(edition.mistakes()).containsOnlyKeys("platforms/iosxe.yaml");
        assertThat(edition.catalog().named("iosxe")).isEmpty();
        assertThat(edition.catalog().named("ios").orElseThrow().modes()).containsOnlyKeys("exec");
    }
}
