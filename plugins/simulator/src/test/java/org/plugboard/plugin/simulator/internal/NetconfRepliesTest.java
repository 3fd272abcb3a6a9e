// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a description says of single replies. */
class NetconfRepliesTest {

    private static final String LOCK = "<lock><target><running/></target></lock>";

    @TempDir
    Path folder;

    private NetconfLab lab;

    @BeforeEach
    void open() {
        lab = new NetconfLab(folder);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void anOperationIsRefusedAsOftenAsItIsSaid() throws Exception {
        String error = "replies: {lock: {times: 2, error: {type: protocol, tag: lock-denied, message: Not now,"
                + " info: <session-id>454</session-id>}}}";
        try (NetconfUser user = user(error)) {
            for (int i = 0; i < 2; i++) {
                assertThat(user.ask(LOCK))
                        .contains("<error-type>protocol</error-type><error-tag>lock-denied</error-tag>")
                        .contains("<error-info><session-id>454</session-id></error-info>");
            }
            assertThat(user.ask(LOCK)).contains("<ok/>");
        }
    }

    @Test
    void aReplyHasSeveralErrorsOrAWarningBesideItsResult() throws Exception {
        try (NetconfUser user = user(
                """
                replies:
                  commit: {error: [{tag: operation-failed, message: One}, {tag: operation-failed, message: Two}]}
                  validate: {warning: {message: Deprecated}}
                """)) {
            assertThat(user.ask("<commit/>")).contains(">One<", ">Two<").doesNotContain("<ok/>");
            assertThat(user.ask("<validate><source><running/></source></validate>"))
                    .contains("<error-severity>warning</error-severity>", ">Deprecated<", "</rpc-error><ok/>");
        }
    }

    @Test
    void aRuleHoldsForTheRequestsThatHaveItsText() throws Exception {
        try (NetconfUser user = user(
                "replies: {get-config: [{when: <startup/>, reply: <data><a xmlns=\"urn:x\"/></data>}, {error: {}}]}")) {
            assertThat(user.ask("<get-config><source><startup/></source></get-config>"))
                    .contains("<data><a xmlns=\"urn:x\"/></data>");
            assertThat(user.ask("<get-config><source><running/></source></get-config>"))
                    .contains("<error-tag>operation-failed</error-tag>");
        }
    }

    @Test
    void repliesComeInAnotherOrderThanTheyWereAskedFor() throws Exception {
        try (NetconfUser user = user("replies: {get: {behind: 2}}")) {
            user.send("<get/>");
            user.send(LOCK);
            user.send("<validate><source><running/></source></validate>");
            user.send("<commit/>");
            assertThat(user.reply()).contains("message-id=\"2\"");
            assertThat(user.reply()).contains("message-id=\"3\"");
            assertThat(user.reply()).contains("message-id=\"1\"", "Ethernet0/0");
            assertThat(user.reply()).contains("message-id=\"4\"");
        }
    }

    @Test
    void aLateReplyIsOvertakenAndADelayedOneIsNot() throws Exception {
        try (NetconfUser user = user("replies: {get: {late: 0.3}, lock: {delay: 0.1}}")) {
            user.send("<get/>");
            user.send(LOCK);
            user.send("<validate><source><running/></source></validate>");
            assertThat(user.reply()).contains("message-id=\"2\"");
            assertThat(user.reply()).contains("message-id=\"3\"");
            assertThat(user.reply()).contains("message-id=\"1\"", "Ethernet0/0");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplyHasAsManyEntriesAsItIsSaid(boolean chunked) throws Exception {
        String rule =
                "replies: {get-config: {large: {entries: 5000, around: <r xmlns=\"urn:x\"/>, entry: '<e>{n}</e>'}}}";
        try (NetconfUser user = NetconfUser.connect(lab.startWith(rule), chunked)) {
            String reply = user.ask("<get-config><source><running/></source></get-config>");
            assertThat(reply)
                    .startsWith("<rpc-reply xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"1\">"
                            + "<data><r xmlns=\"urn:x\"><e>1</e><e>2</e>")
                    .endsWith("<e>5000</e></r></data></rpc-reply>");
            assertThat(reply.split("<e>", -1)).hasSize(5001);
            assertThat(user.ask("<validate><source><running/></source></validate>"))
                    .contains("<ok/>");
        }
    }

    @Test
    void aReplyHasAsManyBytesAsItIsSaid() throws Exception {
        try (NetconfUser user = user("replies: {get: {large: {bytes: 3000000}}}")) {
            assertThat(user.ask("<get/>").length()).isBetween(3_000_000, 3_000_500);
        }
    }

    private NetconfUser user(String more) throws Exception {
        return NetconfUser.connect(lab.startWith(more), true);
    }
}
