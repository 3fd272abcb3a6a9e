// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.EditOptions;
import org.plugboard.netconf.EditOptions.DefaultOperation;
import org.plugboard.netconf.EditOptions.OnError;
import org.plugboard.netconf.Filter;
import org.plugboard.netconf.MalformedReplyException;
import org.plugboard.netconf.Netconf;
import org.plugboard.netconf.Rpc;
import org.plugboard.plugin.netconf.internal.framing.Framing;

/** What is sent for each operation, and what is made of its answer. */
@Timeout(60)
final class OperationsTest {

    private static final String DATA = "<data><a xmlns=\"urn:a\"/></data>";

    /** The operation of the next request, which is answered with this. */
    private static String answer(Peer peer, String content) {
        String request = peer.pipe.next();
        String start = "<rpc xmlns=\"%s\" message-id=\"%s\">".formatted(Peer.BASE, Peer.id(request));
        assertThat(request).startsWith(start).endsWith("</rpc>]]>]]>");
        peer.reply(Peer.id(request), content);
        return request.substring(start.length(), request.length() - "</rpc>]]>]]>".length());
    }

    private static Peer connected() {
        return Peer.connected(Framing.END_MARK, Map.of());
    }

    private static String sentFor(Consumer<Netconf> call, String answer) {
        Peer peer = connected();
        CompletableFuture<Boolean> done = Peer.calling(() -> {
            call.accept(peer.session);
            return true;
        });
        String sent = answer(peer, answer);
        Peer.result(done);
        return sent;
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                change(nc -> nc.lock(Datastore.CANDIDATE), "<lock><target><candidate/></target></lock>"),
                change(nc -> nc.unlock(Datastore.RUNNING), "<unlock><target><running/></target></unlock>"),
                change(Netconf::commit, "<commit/>"),
                change(Netconf::discardChanges, "<discard-changes/>"),
                change(Netconf::closeSession, "<close-session/>"),
                change(nc -> nc.validate(Datastore.STARTUP), "<validate><source><startup/></source></validate>"),
                change(
                        nc -> nc.editConfig(Datastore.RUNNING, "<a xmlns='urn:a'>1 &lt; 2</a>"),
                        "<edit-config><target><running/></target>"
                                + "<config><a xmlns=\"urn:a\">1 &lt; 2</a></config></edit-config>"),
                change(
                        nc -> nc.editConfig(
                                Datastore.CANDIDATE,
                                "<config/>",
                                EditOptions.DEFAULTS
                                        .defaultOperation(DefaultOperation.REPLACE)
                                        .test(EditOptions.Test.TEST_THEN_SET)
                                        .onError(OnError.ROLLBACK_ON_ERROR)),
                        "<edit-config><target><candidate/></target><default-operation>replace</default-operation>"
                                + "<test-option>test-then-set</test-option>"
                                + "<error-option>rollback-on-error</error-option><config/></edit-config>"));
    }

    private static Arguments change(Consumer<Netconf> call, String sent) {
        return Arguments.of(call, sent);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsSentAsTheRfcHasIt(Consumer<Netconf> call, String sent) {
        assertThat(sentFor(call, "<ok/>")).isEqualTo(sent);
    }

    private static Stream<Arguments> questions() {
        return Stream.of(
                question(nc -> nc.get().text(), "<get/>"),
                question(
                        nc -> nc.get(Filter.subtree("<a/><b xmlns='urn:b'/>")).text(),
                        "<get><filter type=\"subtree\"><a xmlns=\"\"/><b xmlns=\"urn:b\"/></filter></get>"),
                question(
                        nc -> nc.getConfig(Datastore.RUNNING).text(),
                        "<get-config><source><running/></source></get-config>"),
                question(
                        nc -> nc.getConfig(Datastore.RUNNING, Filter.xpath("/p:a[b=\"1\"]", Map.of("p", "urn:<p>")))
                                .text(),
                        "<get-config><source><running/></source><filter type=\"xpath\" xmlns:p=\"urn:&lt;p&gt;\""
                                + " select=\"/p:a[b=&quot;1&quot;]\"/></get-config>"),
                question(nc -> nc.execute("get"), "<get/>"),
                question(
                        nc -> nc.execute(" GET_CONFIG   Running  <a/> "),
                        "<get-config><source><running/></source><filter type=\"subtree\"><a xmlns=\"\"/></filter></get-config>"),
                question(
                        nc -> nc.execute("getConfig startup /a/b"),
                        "<get-config><source><startup/></source><filter type=\"xpath\" select=\"/a/b\"/></get-config>"),
                question(
                        nc -> nc.execute("get-config running with-defaults trim <a xmlns='u'/>"),
                        "<get-config><source><running/></source><filter type=\"subtree\"><a xmlns=\"u\"/></filter><with-defaults"
                                + " xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-with-defaults\">trim</with-defaults></get-config>"),
                question(
                        nc -> nc.execute(
                                "get-data operational config with-origin origin learned max-depth 2 with-defaults"
                                        + " report-all /a[b='x']"),
                        "<get-data xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-nmda\">"
                                + "<datastore xmlns:ds=\"urn:ietf:params:xml:ns:yang:ietf-datastores\">ds:operational</datastore>"
                                + "<xpath-filter>/a[b='x']</xpath-filter><config-filter>true</config-filter>"
                                + "<origin-filter xmlns:or=\"urn:ietf:params:xml:ns:yang:ietf-origin\">or:learned</origin-filter>"
                                + "<max-depth>2</max-depth><with-origin/><with-defaults>report-all</with-defaults></get-data>"),
                question(
                        nc -> nc.execute("get-data operational negated-origin learned <a/> negated-origin v:own"),
                        "<get-data xmlns=\"urn:ietf:params:xml:ns:yang:ietf-netconf-nmda\">"
                                + "<datastore xmlns:ds=\"urn:ietf:params:xml:ns:yang:ietf-datastores\">ds:operational</datastore>"
                                + "<subtree-filter><a xmlns=\"\"/></subtree-filter>"
                                + "<negated-origin-filter xmlns:or=\"urn:ietf:params:xml:ns:yang:ietf-origin\">or:learned</negated-origin-filter>"
                                + "<negated-origin-filter xmlns:or=\"urn:ietf:params:xml:ns:yang:ietf-origin\">v:own</negated-origin-filter></get-data>"),
                question(nc -> nc.execute("<get/>").replaceAll("\n *", ""), "<get/>"));
    }

    private static Arguments question(Function<Netconf, String> call, String sent) {
        return Arguments.of(call, sent);
    }

    @ParameterizedTest
    @Tag("semantics-150")
    @MethodSource("questions")
    void aQuestionIsAnsweredWithTheElementData(Function<Netconf, String> call, String sent) {
        Peer peer = connected();
        CompletableFuture<String> result = Peer.calling(() -> call.apply(peer.session));
        assertThat(answer(peer, DATA)).isEqualTo(sent);
        assertThat(Peer.result(result).replaceAll("\n *", ""))
                .isEqualTo("<data xmlns=\"" + Peer.BASE + "\"><a xmlns=\"urn:a\"/></data>");
    }

    @ParameterizedTest
    @CsvSource({
        "lock candidate,<lock><target><candidate/></target></lock>",
        "unlock running,<unlock><target><running/></target></unlock>",
        "validate candidate,<validate><source><candidate/></source></validate>",
        "commit,<commit/>",
        "discard-changes,<discard-changes/>",
        "discardChanges,<discard-changes/>",
        "copy-config running startup,<copy-config><target><startup/></target><source><running/></source></copy-config>",
        "copy-config <a xmlns='u'/> file:///b,"
                + "<copy-config><target><url>file:///b</url></target><source><config><a xmlns=\"u\"/></config></source></copy-config>",
        "copy-config running file:///b with-defaults trim,"
                + "<copy-config><target><url>file:///b</url></target><source><running/></source>"
                + "<with-defaults xmlns=\"" + Rpc.WITH_DEFAULTS + "\">trim</with-defaults></copy-config>",
        "lock {urn:vendor}ephemeral,<lock><target><datastore xmlns=\"" + Rpc.NMDA
                + "\" xmlns:ds=\"urn:vendor\">ds:ephemeral</datastore></target></lock>",
        "unlock {urn:vendor}ephemeral,<unlock><target><datastore xmlns=\"" + Rpc.NMDA
                + "\" xmlns:ds=\"urn:vendor\">ds:ephemeral</datastore></target></unlock>",
        "lock {urn:ietf:params:xml:ns:yang:ietf-datastores}startup,<lock><target><startup/></target></lock>",
        "validate intended,<validate><source><datastore xmlns=\"" + Rpc.NMDA
                + "\" xmlns:ds=\"urn:ietf:params:xml:ns:yang:ietf-datastores\">ds:intended</datastore></source></validate>",
        "delete-config startup,<delete-config><target><startup/></target></delete-config>",
        "kill-session 7,<kill-session><session-id>7</session-id></kill-session>",
        "commit confirmed,<commit><confirmed/></commit>",
        "commit confirmed 120 persist abc,"
                + "<commit><confirmed/><confirm-timeout>120</confirm-timeout><persist>abc</persist></commit>",
        "commit persist-id abc,<commit><persist-id>abc</persist-id></commit>",
        "cancel-commit,<cancel-commit/>",
        "cancel-commit persist-id abc,<cancel-commit><persist-id>abc</persist-id></cancel-commit>",
        "validate file:///a,<validate><source><url>file:///a</url></source></validate>",
        "partial-unlock 3,<partial-unlock xmlns=\"" + Rpc.PARTIAL_LOCK + "\"><lock-id>3</lock-id></partial-unlock>",
        "edit-config candidate test-option set error-option rollback-on-error default-operation none sftp://h/f,"
                + "<edit-config><target><candidate/></target><default-operation>none</default-operation>"
                + "<test-option>set</test-option><error-option>rollback-on-error</error-option><url>sftp://h/f</url></edit-config>",
        "edit-data running <a xmlns='u'/>,<edit-data xmlns=\"" + Rpc.NMDA + "\">"
                + "<datastore xmlns:ds=\"urn:ietf:params:xml:ns:yang:ietf-datastores\">ds:running</datastore>"
                + "<default-operation>merge</default-operation><config><a xmlns=\"u\"/></config></edit-data>",
        "edit-data {urn:vendor}ephemeral <a xmlns='u'/>,<edit-data xmlns=\"" + Rpc.NMDA + "\">"
                + "<datastore xmlns:other=\"urn:vendor\">other:ephemeral</datastore>"
                + "<default-operation>merge</default-operation><config><a xmlns=\"u\"/></config></edit-data>",
        "edit-config running <a xmlns='u'/>,"
                + "<edit-config><target><running/></target><config><a xmlns=\"u\"/></config></edit-config>"
    })
    void aChangeAsALineGivesOk(String line, String sent) {
        Peer peer = connected();
        CompletableFuture<String> result = Peer.calling(() -> peer.session.execute(line));
        assertThat(answer(peer, "<ok/>")).isEqualTo(sent);
        assertThat(Peer.result(result)).isEqualTo("<ok/>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get-config|a datastore is wanted, one of [running, candidate, startup], and nothing is there",
                "get-config runing|one of [running, candidate, startup], not 'runing' (did you mean 'running'?); write get-config ",
                "get-config operational|get-config source operational: it knows running, candidate and startup only",
                "edit-config candidat <a/>|one of [running, candidate], not 'candidat' (did you mean 'candidate'?)",
                "edit-config operational <a/>|it changes running and candidate only (RFC 6241, section 7.2); edit-data is",
                "get-data operationl|{namespace}name, is wanted, not 'operationl' (did you mean 'operational'?)",
                "edit-data runing <a/>|not 'runing' (did you mean 'running'?)",
                "lock operationl|{namespace}name, is wanted, not 'operationl'; write lock DATASTORE",
                "unlock runing|not 'runing' (did you mean 'running'?)",
                "validate intendet|not 'intendet' (did you mean 'intended'?)",
                "copy-config runing startup|not 'runing' (did you mean 'running'?)",
                "copy-config running startp|not 'startp' (did you mean 'startup'?)",
                "delete-config startp|not 'startp' (did you mean 'startup'?)",
                "diff running candidat|not 'candidat' (did you mean 'candidate'?)",
                "get with-defaults trimm|not 'trimm' (did you mean 'trim'?)",
                "lock|a datastore, its name or {namespace}name, is wanted, and nothing is there",
                "lock running now|'now' is too much; write lock DATASTORE",
                "commit now|'now' is too much; write commit [confirmed [SECONDS]]",
                "edit-config running|XML or a URL is wanted, and nothing is there",
                "edit-config running x|XML or a URL is wanted, not 'x'",
                "edit-config running default-operation erase <a/>|an operation is wanted, one of [merge, replace, none], not 'erase'",
                "get with-defaults all|a mode is wanted, one of [report-all, report-all-tagged, trim, explicit], not 'all'",
                "get-data operational max-depth deep|a number of levels is wanted, not 'deep'",
                "get-data flash|a datastore, its name or {namespace}name, is wanted, not 'flash'",
                "get-data running max-depth 70000|max-depth is 70000; it is 1 … 65535",
                "copy-config running|a datastore or a URL is wanted, and nothing is there",
                "copy-config running start|a datastore or a URL is wanted, not 'start'",
                "delete-config <a>secret</a>|a datastore or a URL is wanted, not XML; write delete-config TARGET",
                "lock ftp://bob:secret@h/f|not 'ftp://bob:***@h/f'",
                "lock running ftp://bob:secret@h/f|'ftp://bob:***@h/f' is too much",
                "kill-session me|the number of a session is wanted, not 'me'",
                "commit confirmed 0|a confirmed commit has a time of whole seconds, 1 … 4294967295, not PT0S",
                "commit confirmed 2m|whole seconds are wanted, not '2m'; write commit [confirmed [SECONDS]]",
                "commit confirmed 1.5|whole seconds are wanted, not '1.5'",
                "commit confirmed -5 persist w|whole seconds are wanted, not '-5'",
                "commit confirmed now|'now' is too much",
                "<get/><get/>|an operation is one element, and behind it is another, get; send each by itself",
                "commit confirmed 99999999999|whole seconds, 1 … 4294967295, not PT",
                "commit persist|a word is wanted, and nothing is there",
                "partial-lock|an XPath expression that begins with /, (, *, ., a function or an axis is wanted, and nothing is there",
                "diff running|a datastore or XML is wanted, and nothing is there",
                "diff ftp://bob:secret@h/f running|a datastore or XML is wanted, not 'ftp://bob:***@h/f'; write diff DATASTORE",
                "diff running file:///f|a datastore or XML is wanted, not 'file:///f'",
                "get-schema|the name of a module is wanted, and nothing is there",
                "action go|the action is wanted as XML, not 'go'",
                "edit|the configuration is wanted as XML, and nothing is there"
            })
    void aLineThatLacksSomethingIsRefusedBeforeAnythingIsSent(String line, String reason) {
        Peer peer = connected();
        assertThatThrownBy(() -> peer.session.execute(line))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith("R1/nc: ")
                .hasMessageContaining(reason);
        assertThat(peer.pipe.hasNext()).isFalse();
    }

    @Test
    void anUnknownOperationNamesTheNearest() {
        Peer peer = connected();
        assertThatThrownBy(() -> peer.session.execute("get-confg running"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith(
                        "R1/nc: no operation 'get-confg'; did you mean 'get-config'? there are: get, get-config, get-data, ")
                .hasMessageEndingWith("; or give an operation as XML");
    }

    @Test
    void aRawOperationGivesTheWholeReplyAndALineWhatIsInIt() {
        Peer peer = connected();
        CompletableFuture<String> whole = Peer.calling(
                () -> peer.session.rpc("<rpc><x xmlns='urn:x'/></rpc>").text());
        assertThat(answer(peer, "<y xmlns=\"urn:x\"/><z/>")).isEqualTo("<x xmlns=\"urn:x\"/>");
        assertThat(Peer.result(whole))
                .isEqualTo("<rpc-reply xmlns=\"%s\" message-id=\"1\"><y xmlns=\"urn:x\"/><z/></rpc-reply>"
                        .formatted(Peer.BASE));
        CompletableFuture<String> content = Peer.calling(() -> peer.session.execute("<x xmlns='urn:x'/>"));
        answer(peer, "<y xmlns=\"urn:x\"/><z/>");
        assertThat(Peer.result(content)).isEqualTo("<y xmlns=\"urn:x\"/>\n<z xmlns=\"%s\"/>".formatted(Peer.BASE));
    }

    @Test
    void aCommitMayHaveALimitOfItsOwn() {
        Peer peer = Peer.connected(Framing.CHUNKS, Map.of("timeout", Duration.ofMillis(50)));
        CompletableFuture<Boolean> result = Peer.calling(() -> {
            peer.session.commit(Duration.ofSeconds(20));
            return true;
        });
        String id = peer.nextId();
        assertThatThrownBy(() -> peer.session.commit()).isInstanceOf(TimedOutException.class);
        peer.reply(id, "<ok/>");
        assertThat(Peer.result(result)).isTrue();
    }

    @Test
    void aDeviceThatHangsUpInsteadOfItsConsentHasEndedTheSession() {
        Peer peer = Peer.connected();
        CompletableFuture<Boolean> result = Peer.calling(() -> {
            peer.session.closeSession();
            return true;
        });
        peer.nextId();
        peer.pipe.end();
        assertThat(Peer.result(result)).isTrue();
        assertThat(peer.session.isConnected()).isFalse();
        assertThatThrownBy(peer.session::commit).isInstanceOf(NotConnectedException.class);
    }

    @Test
    void anAnswerWithoutDataIsAnError() {
        Peer peer = connected();
        CompletableFuture<String> result = Peer.calling(() -> peer.session.get().text());
        answer(peer, "<ok/>");
        assertThatThrownBy(() -> Peer.result(result))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("R1/nc: the reply to get cannot be read: it has no element data");
    }

    @Test
    void afterItsEndTheSessionIsNotConnected() {
        Peer peer = connected();
        CompletableFuture<String> result = Peer.calling(() -> peer.session.execute("close-session"));
        answer(peer, "<ok/>");
        assertThat(Peer.result(result)).isEqualTo("<ok/>");
        assertThat(peer.session.isConnected()).isFalse();
        assertThat(peer.pipe.isOpen()).isFalse();
        assertThatThrownBy(peer.session::commit).isInstanceOf(NotConnectedException.class);
    }
}
