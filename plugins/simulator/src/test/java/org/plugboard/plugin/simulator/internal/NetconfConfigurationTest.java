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
import org.junit.jupiter.params.provider.CsvSource;

/** What changes configurations: edit-config, copy-config, delete-config, commit, and what keeps others from it. */
class NetconfConfigurationTest {

    private static final String TOP = "<top xmlns=\"http://example.com/schema/1.2/config\" "
            + "xmlns:xc=\"urn:ietf:params:xml:ns:netconf:base:1.0\">";

    @TempDir
    Path folder;

    private NetconfLab lab;
    private NetconfUser user;
    private NetconfUser other;

    @BeforeEach
    void connect() throws Exception {
        lab = new NetconfLab(folder);
        var device = lab.start();
        user = NetconfUser.connect(device, true);
        other = NetconfUser.connect(device, false);
    }

    @AfterEach
    void stop() throws Exception {
        user.close();
        other.close();
        lab.close();
    }

    @Test
    void aDatastoreIsCopiedToAnotherAndToAUrlAndBack() throws Exception {
        edit("running", "", "<interface><name>Ethernet0/0</name><mtu>42</mtu></interface>");
        assertThat(config("startup")).contains("<mtu>1500</mtu>").doesNotContain("<mtu>42</mtu>");

        assertThat(copy("<running/>", "<startup/>")).contains("<ok/>");
        assertThat(config("startup")).contains("<mtu>42</mtu>");

        assertThat(copy("<startup/>", "<url>file:///saved.xml</url>")).contains("<ok/>");
        assertThat(copy("<config>" + TOP + "</top></config>", "<running/>")).contains("<ok/>");
        assertThat(config("running")).doesNotContain("Ethernet0/0");
        assertThat(copy("<url>file:///saved.xml</url>", "<running/>")).contains("<ok/>");
        assertThat(config("running")).contains("<mtu>42</mtu>");
        assertThat(copy("<url>file:///day0.xml</url>", "<candidate/>")).contains("<ok/>");
        assertThat(config("candidate")).contains("Ethernet0/9").doesNotContain("Ethernet0/0");
    }

    @Test
    void whatCannotBeCopiedIsSaid() throws Exception {
        assertThat(copy("<running/>", "<running/>")).contains("<error-tag>invalid-value</error-tag>");
        assertThat(copy("<url>file:///none.xml</url>", "<running/>"))
                .contains("<error-tag>operation-failed</error-tag>", "there is nothing at file:///none.xml");
        assertThat(copy("<url>https://example.com/a</url>", "<running/>"))
                .contains("<error-tag>invalid-value</error-tag>");
        assertThat(user.ask("<copy-config><target><running/></target></copy-config>"))
                .contains("<error-tag>missing-element</error-tag>");
    }

    @Test
    void startupAndUrlsAreDeletedAndRunningIsNot() throws Exception {
        assertThat(delete("<startup/>")).contains("<ok/>");
        assertThat(config("startup")).contains("<data></data>");
        assertThat(delete("<url>file:///day0.xml</url>")).contains("<ok/>");
        assertThat(delete("<url>file:///day0.xml</url>")).contains("<error-tag>operation-failed</error-tag>");
        assertThat(delete("<running/>")).contains("<error-tag>operation-not-supported</error-tag>");
        assertThat(delete("<candidate/>")).contains("<error-tag>operation-not-supported</error-tag>");
    }

    @Test
    void anErrorSaysWhere() throws Exception {
        assertThat(edit("running", "", "<interface xc:operation=\"delete\"><name>Ethernet0/7</name></interface>"))
                .contains("<error-type>application</error-type><error-tag>data-missing</error-tag>")
                .contains("<error-path xmlns:n1=\"http://example.com/schema/1.2/config\">"
                        + "/n1:top/n1:interface[n1:name='Ethernet0/7']</error-path>");
        assertThat(edit("running", "", "<interface xc:operation=\"create\"><name>Ethernet0/0</name></interface>"))
                .contains("<error-tag>data-exists</error-tag>", "n1:interface[n1:name='Ethernet0/0']");
        assertThat(edit("running", "", "<interface xc:operation=\"remove\"><name>Ethernet0/7</name></interface>"))
                .contains("<ok/>");
        assertThat(edit(
                        "running",
                        "<default-operation>none</default-operation>",
                        "<interface><name>Ethernet0/7</name></interface>"))
                .contains("<error-tag>data-missing</error-tag>");
    }

    @ParameterizedTest
    @CsvSource({"merge, stop-on-error", "replace, stop-on-error", "none, continue-on-error"})
    void anOperationWithoutItsNamespaceIsRefusedAndChangesNothing(String operation, String onError) throws Exception {
        String options = "<default-operation>" + operation + "</default-operation><test-option>set</test-option>"
                + "<error-option>" + onError + "</error-option>";

        String reply = edit(
                "running",
                options,
                "<interface><name>Ethernet0/0</name><mtu>1</mtu></interface>"
                        + "<interface operation=\"delete\"><name>Ethernet0/0</name></interface>");

        assertThat(reply)
                .contains(
                        "<error-tag>unknown-attribute</error-tag>", "n1:interface[n1:name='Ethernet0/0']</error-path>")
                .contains("<bad-attribute>operation</bad-attribute><bad-element>interface</bad-element>");
        assertThat(config("running"))
                .contains("<name>Ethernet0/0</name><mtu>1500</mtu>", "<name>Ethernet0/1</name>")
                .doesNotContain("operation=");
        assertThat(
                        edit(
                                "running",
                                "",
                                "<interface xc:operation=\"replace\"><name>Ethernet0/0</name><mtu operation=\"delete\"/></interface>"))
                .contains("<bad-attribute>operation</bad-attribute><bad-element>mtu</bad-element>");
        assertThat(edit("running", "", "<interface inactive=\"inactive\"><name>Ethernet0/0</name></interface>"))
                .contains("<ok/>");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 1, false, false",
        "set, '', 1, true, false",
        "set, rollback-on-error, 1, false, false",
        "test-then-set, continue-on-error, 2, true, true",
        "test-only, continue-on-error, 2, false, false",
    })
    void whatBecomesOfAnEditWithErrorsIsAsItsOptionsSay(
            String test, String onError, int errors, boolean before, boolean after) throws Exception {
        String options = (test.isEmpty() ? "" : "<test-option>" + test + "</test-option>")
                + (onError.isEmpty() ? "" : "<error-option>" + onError + "</error-option>");

        String reply = edit(
                "running",
                options,
                "<interface><name>Ethernet0/0</name><mtu>1</mtu></interface>"
                        + "<interface xc:operation=\"create\"><name>Ethernet0/0</name></interface>"
                        + "<interface xc:operation=\"delete\"><name>Ethernet0/7</name></interface>"
                        + "<interface><name>Ethernet0/1</name><mtu>2</mtu></interface>");

        assertThat(reply.split("<rpc-error>", -1)).hasSize(errors + 1);
        assertThat(config("running").contains("<mtu>1</mtu>")).isEqualTo(before);
        assertThat(config("running").contains("<mtu>2</mtu>")).isEqualTo(after);
    }

    @Test
    void anEditTakesItsConfigurationFromAUrl() throws Exception {
        assertThat(user.ask("<edit-config><target><running/></target><url>file:///day0.xml</url></edit-config>"))
                .contains("<ok/>");
        assertThat(config("running")).contains("Ethernet0/9", "Ethernet0/0");
    }

    @Test
    void aSessionThatIsKilledIsCutAndLosesItsLocks() throws Exception {
        assertThat(other.ask("<lock><target><candidate/></target></lock>")).contains("<ok/>");
        other.ask("<edit-config><target><candidate/></target><config>" + TOP
                + "<interface><name>Ethernet0/5</name></interface></top></config></edit-config>");

        assertThat(user.ask("<kill-session><session-id>1</session-id></kill-session>"))
                .contains("<error-tag>invalid-value</error-tag>", "cannot kill itself");
        assertThat(user.ask("<kill-session><session-id>7</session-id></kill-session>"))
                .contains("<error-tag>invalid-value</error-tag>");
        assertThat(user.ask("<kill-session><session-id>2</session-id></kill-session>"))
                .contains("<ok/>");

        assertThat(other.bytes().readAll()).isEmpty();
        assertThat(config("candidate")).doesNotContain("Ethernet0/5");
        assertThat(user.ask("<lock><target><candidate/></target></lock>")).contains("<ok/>");
    }

    @Test
    void aCandidateWithChangesIsNotLocked() throws Exception {
        edit("candidate", "", "<interface><name>Ethernet0/0</name><mtu>42</mtu></interface>");

        assertThat(user.ask("<lock><target><candidate/></target></lock>"))
                .contains("<error-tag>lock-denied</error-tag>", "<session-id>0</session-id>");
        assertThat(user.ask("<discard-changes/>")).contains("<ok/>");
        assertThat(user.ask("<lock><target><candidate/></target></lock>")).contains("<ok/>");
    }

    @Test
    void partsOfRunningAreLocked() throws Exception {
        String first = "/t:top/t:interface[t:name='Ethernet0/0']";
        String reply = lockParts(user, first);
        assertThat(reply)
                .contains("<lock-id xmlns=\"urn:ietf:params:xml:ns:netconf:partial-lock:1.0\">1</lock-id>")
                .contains(">/n1:top/n1:interface[n1:name='Ethernet0/0']</locked-node>");

        String change = "<interface><name>%s</name><mtu>42</mtu></interface>";
        assertThat(edit(other, "running", "", change.formatted("Ethernet0/0")))
                .contains("<error-tag>in-use</error-tag>", "<session-id>1</session-id>");
        assertThat(edit(other, "running", "", change.formatted("Ethernet0/1"))).contains("<ok/>");
        assertThat(edit("running", "", change.formatted("Ethernet0/0"))).contains("<ok/>");
        assertThat(other.ask("<lock><target><running/></target></lock>"))
                .contains("<error-tag>lock-denied</error-tag>", "<session-id>1</session-id>");
        assertThat(lockParts(other, first + "/t:mtu"))
                .contains("<error-tag>lock-denied</error-tag>", "<error-app-tag>locked</error-app-tag>");
        assertThat(lockParts(user, "count(/t:top)"))
                .contains("<error-tag>invalid-value</error-tag>", "<error-app-tag>not-a-node-set</error-app-tag>");
        assertThat(lockParts(other, "/t:top/t:interface[t:name='Ethernet0/1']")).contains(">2</lock-id>");
        assertThat(lockParts(user, "/t:top/t:nothing"))
                .contains("<error-tag>operation-failed</error-tag>", "<error-app-tag>no-matches</error-app-tag>");

        assertThat(unlockParts(other, 1)).contains("<error-tag>invalid-value</error-tag>");
        assertThat(unlockParts(user, 1)).contains("<ok/>");
        assertThat(edit(other, "running", "", change.formatted("Ethernet0/0"))).contains("<ok/>");
    }

    private static String lockParts(NetconfUser who, String select) throws Exception {
        return who.ask("<partial-lock xmlns=\"urn:ietf:params:xml:ns:netconf:partial-lock:1.0\" "
                + "xmlns:t=\"http://example.com/schema/1.2/config\"><select>" + select + "</select></partial-lock>");
    }

    private static String unlockParts(NetconfUser who, int id) throws Exception {
        return who.ask("<partial-unlock xmlns=\"urn:ietf:params:xml:ns:netconf:partial-lock:1.0\"><lock-id>" + id
                + "</lock-id></partial-unlock>");
    }

    private String copy(String source, String target) throws Exception {
        return user.ask("<copy-config><target>" + target + "</target><source>" + source + "</source></copy-config>");
    }

    private String delete(String target) throws Exception {
        return user.ask("<delete-config><target>" + target + "</target></delete-config>");
    }

    private String config(String store) throws Exception {
        return user.ask("<get-config><source><" + store + "/></source></get-config>");
    }

    private String edit(String store, String options, String content) throws Exception {
        return edit(user, store, options, content);
    }

    private static String edit(NetconfUser who, String store, String options, String content) throws Exception {
        return who.ask("<edit-config><target><" + store + "/></target>" + options + "<config>" + TOP + content
                + "</top></config></edit-config>");
    }
}
