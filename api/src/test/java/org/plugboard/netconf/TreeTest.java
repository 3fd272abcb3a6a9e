// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML as a tree. */
final class TreeTest {

    /** As JDK 25 has them where nobody sets them; JDK 17 has none of the first three. */
    private static final Map<String, String> LIMITS = Map.of(
            "jdk.xml.totalEntitySizeLimit", "100000",
            "jdk.xml.maxGeneralEntitySizeLimit", "100000",
            "jdk.xml.maxElementDepth", "100",
            "jdk.xml.elementAttributeLimit", "200");

    @AfterEach
    void haveNoLimits() {
        LIMITS.keySet().forEach(System::clearProperty);
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> " a" + i + "='1'").collect(Collectors.joining("", "<a", "/>"));
    }

    @Test
    void theLimitsThatAJdkHasByItselfDoNotHold() {
        LIMITS.forEach(System::setProperty);
        assertThat(Xml.of("<a>" + "&lt;".repeat(100_001) + "</a>")
                        .document()
                        .getDocumentElement()
                        .getTextContent())
                .hasSize(100_001);
        assertThat(Xml.of("<a>".repeat(1000) + "</a>".repeat(1000))
                        .document()
                        .getElementsByTagName("a")
                        .getLength())
                .isEqualTo(1000);
        assertThat(Xml.of(attributes(2_000))
                        .document()
                        .getDocumentElement()
                        .getAttributes()
                        .getLength())
                .isEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
                "<a>&b;</a>",
                "<a>"
            })
    void whatWouldBeReadFromElsewhereOrIsNotWellFormedIsRefused(String xml) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Xml.of(xml).document())
                .withMessageStartingWith("not well-formed XML: ");
    }

    /** The JDK's parser compares each namespace that an element declares with all others. */
    @Test
    void anElementWithTenThousandsOfAttributesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Xml.of(attributes(10_001)).document());
    }
}
