// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.RpcError;
import org.plugboard.netconf.RpcErrorException;
import org.plugboard.netconf.Xml;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

@Timeout(60)
final class RpcErrorsTest {

    private static final Operation GET =
            new Operation("get", XmlCursor.BASE, "<get/>", new Limits(Duration.ofSeconds(1), 1 << 20, 20));

    private static Reply reply(String content) throws MalformedXmlException {
        byte[] message = "<rpc-reply xmlns=\"%s\">%s</rpc-reply>"
                .formatted(Peer.BASE, content)
                .getBytes(StandardCharsets.UTF_8);
        return Reply.read(XmlCursor.of(message, message.length, XmlCursor.MAX_DEPTH), GET);
    }

    @Test
    void allThatARealServerSaysIsRead() throws MalformedXmlException {
        byte[] message = Transcripts.chunked(Transcripts.of("netconfd/base-1.1.session"))
                .get(5)
                .getBytes(StandardCharsets.UTF_8);
        Reply reply = Reply.read(XmlCursor.of(message, message.length, XmlCursor.MAX_DEPTH), GET);
        assertThat(reply.isRefusal()).isTrue();
        assertThat(reply.errors()).hasSize(1);
        RpcError error = reply.errors().get(0);
        assertThat(error.type()).isEqualTo("application");
        assertThat(error.tag()).isEqualTo("data-missing");
        assertThat(error.severity()).isEqualTo("error");
        assertThat(error.appTag()).isEqualTo("data-incomplete");
        assertThat(error.path()).isEqualTo("/nc:rpc/nc:edit-config/nc:config/sys:system/sys:contact");
        assertThat(error.message()).isEqualTo("data missing");
        Xml info = error.info();
        assertThat(info).isNotNull();
        assertThat(info.document().getDocumentElement().getLocalName()).isEqualTo("error-info");
        assertThat(info.text()).contains("xmlns:sys=\"urn:ietf:params:xml:ns:yang:ietf-system\"");
    }

    @Test
    void aRefusalIsAnExceptionThatSaysWhatTheDeviceSaid() {
        Peer peer = Peer.connected();
        CompletableFuture<String> call = Peer.calling(() -> peer.session.execute("edit-config running <a xmlns='u'/>"));
        peer.reply(
                peer.nextId(),
                """
                <rpc-error><error-type>rpc</error-type><error-tag>missing-element</error-tag>
                <error-severity>warning</error-severity></rpc-error>
                <rpc-error><error-type>application</error-type><error-tag>data-missing</error-tag>
                <error-severity>error</error-severity><error-app-tag>must-violation</error-app-tag>
                <error-path>/a/b</error-path><error-message xml:lang="en">there
                is no b</error-message></rpc-error>""");
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOf(RpcErrorException.class)
                .hasMessage("R1/nc: edit-config was refused: data-missing (application), must-violation: "
                        + "there is no b; path /a/b; also missing-element (rpc)")
                .satisfies(e -> {
                    RpcErrorException refusal = (RpcErrorException) e;
                    assertThat(refusal.errors()).hasSize(2);
                    assertThat(refusal.error().tag()).isEqualTo("data-missing");
                    assertThat(refusal.errors().get(0).isWarning()).isTrue();
                });
        assertThat(peer.session.isConnected()).isTrue();
    }

    private static String refusedFor(int count, String message) {
        Peer peer = Peer.connected();
        CompletableFuture<String> call = Peer.calling(() -> peer.session.execute("commit"));
        peer.reply(
                peer.nextId(),
                IntStream.rangeClosed(1, count)
                        .mapToObj(i ->
                                "<rpc-error><error-tag>t%d</error-tag><error-path>/p%d</error-path><error-message>%s</error-message></rpc-error>"
                                        .formatted(i, i, message))
                        .collect(Collectors.joining()));
        return catchThrowable(() -> Peer.result(call)).getMessage();
    }

    @Test
    void allErrorsAreNamedUpToFive() {
        String refused = "R1/nc: commit was refused: ";
        assertThat(refusedFor(2, "no"))
                .isEqualTo(refused + "t1 (application): no; path /p1; also t2 (application): no; path /p2");
        assertThat(refusedFor(5, "no")).endsWith("; also t5 (application): no; path /p5");
        assertThat(refusedFor(8, "no")).endsWith("; also t5 (application): no; path /p5; and 3 more");
    }

    @Test
    void aPathIsNamedHoweverLongTheTextIs() {
        assertThat(refusedFor(1000, "x".repeat(5000)))
                .contains("x…; path /p1; also t2 ", "x…; path /p5; and 995 more")
                .hasSizeLessThan(3000);
    }

    private static String refusal(String tag, String info) {
        Peer peer = Peer.connected();
        CompletableFuture<String> call = Peer.calling(() -> peer.session.execute("lock candidate"));
        peer.reply(
                peer.nextId(),
                "<rpc-error><error-type>protocol</error-type><error-tag>%s</error-tag><error-info>%s</error-info></rpc-error>"
                        .formatted(tag, info));
        return catchThrowable(() -> Peer.result(call)).getMessage();
    }

    @Test
    void aRefusalSaysWhoHoldsTheLockAndWhateverElseIsShort() {
        String refused = "R1/nc: lock was refused: ";
        assertThat(refusal("lock-denied", "<session-id>15</session-id>"))
                .isEqualTo(refused + "lock-denied (protocol); held by session 15");
        assertThat(refusal("lock-denied", "<session-id>0</session-id>"))
                .isEqualTo(refused + "lock-denied (protocol); held by no NETCONF session but by something else, "
                        + "or by changes of the candidate that are not committed; discard-changes drops those");
        assertThat(refusal("bad-element", "<bad-element>mtu</bad-element><x xmlns='urn:x'/>"))
                .isEqualTo(refused + "bad-element (protocol); bad-element mtu; x");
        assertThat(refusal("bad-element", "<bad-element>" + "x".repeat(5000) + "</bad-element>"))
                .isEqualTo(refused + "bad-element (protocol)");
    }

    @Test
    void whatADeviceSaysMovesNoCursor() {
        assertThat(Failures.excerpt("a\u001B[2Jb\u009Bc\r\nd")).isEqualTo("a\uFFFD[2Jb\uFFFDc d");
        assertThat(Failures.clean("a\r\n\tb\u001B]0;x\u0007")).isEqualTo("a\n\tb\uFFFD]0;x\uFFFD");
        Peer peer = Peer.connected();
        CompletableFuture<String> call = Peer.calling(() -> peer.session.execute("get"));
        peer.reply(peer.nextId(), "<data>\u001B[2J</data>");
        assertThat(catchThrowable(() -> Peer.result(call)))
                .isInstanceOfSatisfying(MalformedReplyException.class, e -> assertThat(e.getMessage() + e.received())
                        .contains("\uFFFD[2J")
                        .doesNotContain("\u001B"));
    }

    @Test
    void ofManyWarningsTheFirstIsSaidAndHowManyFollow() throws MalformedXmlException {
        Reply warnings = reply("<rpc-error><error-tag>w</error-tag></rpc-error>".repeat(500));
        assertThat(ErrorWords.ofWarnings(warnings.errors())).isEqualTo("w (application); and 499 more");
    }

    @Test
    void aWarningBesideOkIsNoException() {
        Peer peer = Peer.connected();
        CompletableFuture<String> call = Peer.calling(() -> peer.session.execute("commit"));
        peer.reply(
                peer.nextId(),
                "<rpc-error><error-tag>w</error-tag><error-severity> Warning </error-severity></rpc-error><ok/>");
        assertThat(Peer.result(call)).isEqualTo("<ok/>\nwarning: w");
    }

    @Test
    void whatADeviceLeavesOutIsTakenForTheWorst() throws MalformedXmlException {
        RpcError error = reply("<rpc-error/>").errors().get(0);
        assertThat(error).isEqualTo(new RpcError("application", "operation-failed", "error", null, null, null, null));
    }

    @Test
    void errorsWithinAnotherElementAreFound() throws MalformedXmlException {
        Reply reply =
                reply("<commit-results><x><y/></x><rpc-error><error-tag>a</error-tag></rpc-error><z/></commit-results>"
                        + "<rpc-error><error-tag>b</error-tag></rpc-error>");
        assertThat(reply.errors()).extracting(RpcError::tag).containsExactly("a", "b");
    }

    @Test
    void whatOnlyLooksLikeAnErrorIsData() throws MalformedXmlException {
        Reply reply = reply("<data><rpc-error/></data>");
        assertThat(reply.errors()).isEmpty();
        assertThat(reply.data()).contains("<rpc-error/>");
        assertThat(reply("<rpc-error xmlns=\"urn:other\"/>").errors()).isEmpty();
    }

    @Test
    void aReplyHasItsDataOnce() {
        assertThatThrownBy(() -> reply("<data/>".repeat(2))).hasMessage("it has more than one element data");
    }

    @Test
    void anErrorUnderAnyPrefixIsAnError() throws MalformedXmlException {
        assertThat(reply("<x:rpc-error xmlns:x=\"%s\"><x:error-tag>a</x:error-tag></x:rpc-error>".formatted(Peer.BASE))
                        .errors())
                .extracting(RpcError::tag)
                .containsExactly("a");
    }

    @Test
    void moreErrorsThanAnybodyReadsAreLeftOut() throws MalformedXmlException {
        assertThat(reply("<rpc-error/>".repeat(5000) + "<rpc-error><a/></rpc-error>")
                        .errors())
                .hasSize(1000);
    }

    @Test
    void aUrlThatTheDeviceQuotesIsShownWithoutItsPassword() {
        Peer peer = Peer.connected();
        String url = "file://u:Topsecret77@h/x.xml";
        String error =
                "<rpc-error><error-type>application</error-type><error-tag>operation-failed</error-tag><error-severity>%s"
                        + "</error-severity><error-message>%s</error-message><error-path>/rpc[url='%s']</error-path>"
                        + "<error-info><bad-element>%s</bad-element></error-info></rpc-error>";
        CompletableFuture<String> refused = Peer.calling(() -> peer.session.execute("validate " + url));
        // Cut behind so many characters, in the middle of the password.
        String message = "x".repeat(430) + " there is nothing at " + url;
        peer.reply(peer.nextId(), error.formatted("error", message, url, url));
        assertThatThrownBy(() -> Peer.result(refused))
                .isInstanceOfSatisfying(RpcErrorException.class, e -> {
                    assertThat(e.errors()).hasToString(e.errors().toString().replace("Topsecret77", "***"));
                    assertThat(e.error().message()).as("what the device said").isEqualTo(message);
                })
                .hasMessageContaining("there is nothing at file://u:***@h")
                .hasMessageContaining("; path /rpc[url='file://u:***@h/x.xml']")
                .hasMessageNotContaining("Topsec");
        CompletableFuture<String> warned = Peer.calling(() -> peer.session.execute("validate " + url));
        peer.reply(peer.nextId(), "<ok/>" + error.formatted("warning", "old: " + url, url, url));
        assertThat(Peer.result(warned)).isEqualTo("<ok/>\nwarning: old: file://u:***@h/x.xml");
    }

    @Test
    void aReplyThatCannotBeReadIsShownWithoutThePasswordOfAUrl() {
        Peer peer = Peer.connected();
        CompletableFuture<String> call = Peer.calling(() -> peer.session.execute("validate file://u:Topsecret77@h/x"));
        peer.reply(peer.nextId(), "<a>nothing at file://u:Topsecret77@h/x</b>");
        assertThatThrownBy(() -> Peer.result(call))
                .isInstanceOfSatisfying(MalformedReplyException.class, e -> assertThat(e.received())
                        .contains("nothing at file://u:***@h/x</b>"));
    }
}
