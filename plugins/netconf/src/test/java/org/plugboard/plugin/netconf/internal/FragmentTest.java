// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.plugin.netconf.internal.xml.Fragment;
import org.plugboard.plugin.netconf.internal.xml.PlainElement;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

final class FragmentTest {

    private static String config(String xml) {
        return Fragment.elements("R1/nc", "the configuration", xml, XmlCursor.BASE, Set.of("config"));
    }

    @Test
    void elementsOfNoNamespaceStayWithout() {
        assertThat(config("<a><b/></a>")).isEqualTo("<a xmlns=\"\"><b/></a>");
        assertThat(config("<a xmlns='urn:a'><b/></a>")).isEqualTo("<a xmlns=\"urn:a\"><b/></a>");
    }

    @Test
    void theElementAroundThemIsLeftOutOnce() {
        String expected = "<a xmlns=\"urn:a\"/>";
        assertThat(config("<config><a xmlns='urn:a'/></config>")).isEqualTo(expected);
        assertThat(config("<?xml version='1.0' encoding='UTF-8'?>\n<config><a xmlns='urn:a'/></config>"))
                .isEqualTo(expected);
        assertThat(config("<nc:config xmlns:nc='" + Peer.BASE + "'><a xmlns='urn:a'/></nc:config>"))
                .isEqualTo("<a xmlns:nc=\"" + Peer.BASE + "\" xmlns=\"urn:a\"/>");
        assertThat(config("<config><config/></config>")).isEqualTo("<config xmlns=\"\"/>");
        assertThat(config("<config xmlns='http://openconfig.net/x'/>"))
                .isEqualTo("<config xmlns=\"http://openconfig.net/x\"/>");
    }

    @Test
    void severalElementsAndNoneAreAllowed() {
        assertThat(config("<a xmlns='u'/>\n<b xmlns='u'/>")).isEqualTo("<a xmlns=\"u\"/><b xmlns=\"u\"/>");
        assertThat(config("<config/>")).isEmpty();
    }

    @Test
    void anOperationIsNetconfsOwnWhereItSaysNothingElse() {
        assertThat(Fragment.operation("R1/nc", "<get/>")).isEqualTo("<get/>");
        assertThat(Fragment.operation("R1/nc", "<rpc message-id='9'><get/></rpc>"))
                .isEqualTo("<get/>");
        assertThat(Fragment.operation("R1/nc", "<x:rpc xmlns:x='" + Peer.BASE + "'><x:get/></x:rpc>"))
                .isEqualTo("<x:get xmlns:x=\"" + Peer.BASE + "\"/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</config></edit-config></rpc><rpc><kill-session/></rpc>",
                "</around><kill-session/><around>",
                "</around><around>",
                "<a/></around><!--",
                "<a>",
                "text",
                "<a/>text",
                "<a>&entity;</a>",
                "<!DOCTYPE a><a/>",
                "<a/>]]>]]>",
                "<p:a/>"
            })
    void whatCouldEndTheRequestOrIsNotWellFormedIsRefused(String xml) {
        assertThatThrownBy(() -> config(xml))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: the configuration is no XML that can be sent: ");
    }

    @Test
    void aDocumentTypeDeclarationIsCalledSo() {
        assertThatThrownBy(() -> Fragment.operation("R1/nc", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: the operation is no XML that can be sent: "
                        + "a document type declaration is not allowed in NETCONF");
    }

    @Test
    void noEndMarkIsEverSent() {
        assertThat(
                        config(
                                "<a xmlns='u' b=']]>]]>'><!-- ]]>]]> --><?p ]]>]]>?>]]&gt;]]&gt;<![CDATA[]]]]><![CDATA[>]]]]><![CDATA[>]]></a>"))
                .isEqualTo("<a xmlns=\"u\" b=\"]]&gt;]]&gt;\">]]&gt;]]&gt;]]&gt;]]&gt;</a>");
    }

    @Test
    void anErrorCountsTheLinesOfTheCaller() {
        assertThatThrownBy(() -> config("<a>\n</b>")).hasMessageContaining("line 2, column 3");
    }

    @Test
    void anEmptyOperationIsRefused() {
        assertThatThrownBy(() -> Fragment.operation("R1/nc", " "))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: an empty text is no operation; give its element");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '~',
            value = {
                "<get/>|<get/>",
                " <get><a b='1'></a></get> |<get><a b='1'></a></get>",
                "<?xml version=\"1.0\"?><p:get xmlns:p=\"urn:p\"/>|<p:get xmlns:p=\"urn:p\"/>"
            })
    void anOperationThatIsWrittenPlainlyIsSentAsItIs(String xml, String sent) {
        assertThat(PlainElement.of(xml)).contains(sent);
        assertThat(Fragment.operation("R1/nc", xml)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rpc><get/></rpc>",
                "<rpc/>",
                "<x:rpc xmlns:x='urn:x'/>",
                "<lock\n><target><running/></target></lock>",
                "<lock\t/>",
                "<get/><get/>",
                "<get>]]>]]></get>",
                "<get></rpc>",
                "<get>\uD800</get>",
                "<p:get/>",
                ""
            })
    void whatIsNotIsLookedAtByAParser(String xml) {
        assertThat(PlainElement.of(xml)).isEmpty();
    }
}
