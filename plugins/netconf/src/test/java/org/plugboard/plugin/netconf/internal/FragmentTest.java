// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.regex.Pattern;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<get/><commit/>",
                "<rpc><get/><commit/></rpc>",
                "<rpc><get/></rpc><commit/>",
                "<rpc><get/></rpc><rpc><commit/></rpc>",
                "<get/>\n<!-- and -->\n<x:commit xmlns:x='urn:x'/><commit/>"
            })
    void anOperationIsOneElement(String xml) {
        assertThatThrownBy(() -> Fragment.operation("R1/nc", xml))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("R1/nc: the operation is no XML that can be sent: "
                        + "an operation is one element, and behind it is another, commit; send each by itself");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<p:a/>|prefix p is not declared (element p:a)",
                "<a><b p:x='1'/></a>|prefix p is not declared (attribute p:x of element b)",
                "<a x='1' x='2'/>|attribute x is there twice (element a)",
                "<a xmlns:p='u?v&amp;w' xmlns:q='u?v&amp;w' p:x='1' q:x='2'/>|attribute x of the namespace u?v&w is there twice (element a)",
                "<a xmlns:p=''/>|a prefix cannot be declared without a namespace (xmlns:p)",
                "<a xmlns:xml='u'/>|xml and xmlns are XML's own, and so are their namespaces (xmlns:xml)",
                "<a xmlns='http://www.w3.org/2000/xmlns/'/>|xml and xmlns are XML's own, and so are their namespaces (xmlns)",
                "<xmlns:a/>|xml and xmlns are XML's own, and so are their namespaces (xmlns:a)"
            })
    void whatIsWrongWithNamesIsSaidInWords(String xml, String reason) {
        assertThatThrownBy(() -> config(xml))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageMatching("R1/nc: the configuration is no XML that can be sent: line 1, column [0-9]+: "
                        + Pattern.quote(reason));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<a xmlns=\"urn:a\">|line 1, column 18: ",
                "<a|line 1, column 3: ",
                "<a/><b|line 1, column 7: ",
                "<a><!-- x|line 1, column 10: ",
                "<a></|line 1, column 6: "
            })
    void xmlThatBreaksOffIsAnErrorAtItsEnd(String xml, String place) {
        assertThatThrownBy(() -> config(xml))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: the configuration is no XML that can be sent: " + place)
                .hasMessageNotContaining("around");
    }

    @Test
    void aDeclarationAndBlanksCountWithTheRest() {
        assertThatThrownBy(() -> config("\n<?xml version='1.0'?>\n  <a>\n </b>"))
                .hasMessageContaining("line 4, column 4");
        assertThatThrownBy(() -> config("<?xml version='1.0'?><a></b>")).hasMessageContaining("line 1, column 27");
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
