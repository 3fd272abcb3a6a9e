// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugboard.netconf.Notification;
import org.plugboard.netconf.Xml;

class NotificationLineTest {

    private static String line(String event, int width) {
        return NotificationLine.of(new Notification("noon", Optional.empty(), "link", Xml.of(event)), width);
    }

    @Test
    void leavesOfAnyDepthStandInTheirOrder() {
        assertThat(line(
                        """
                        <n:link xmlns:n="urn:x"><!-- why --><n:by><n:user>me</n:user></n:by>
                          <n:port>1</n:port><n:port>2</n:port><n:forced/><n:why><![CDATA[a < b]]> &amp; c</n:why>
                        </n:link>
                        """,
                        100))
                .isEqualTo("noon link user=me port=1 port=2 forced why=\"a < b & c\"");
        assertThat(line("<link/>", 100)).isEqualTo("noon link");
    }

    @Test
    void whatDoesNotFitIsCut() {
        assertThat(line("<link><name>eth0</name></link>", 19)).isEqualTo("noon link name=eth0");
        assertThat(line("<link><name>eth0</name></link>", 18)).isEqualTo("noon link name=et…");
        assertThat(line("<link>" + "<name>eth0</name>".repeat(10), 40))
                .as("nobody reads further than the line goes, or the end would be missed")
                .hasSize(40);
        assertThat(line("<link><name>日本語日本語</name></link>", 19)).isEqualTo("noon link name=日…");
    }

    @Test
    void whatATerminalWouldObeyIsNotPrinted() {
        assertThat(line("<link><name>a\u009bb</name></link>", 40)).isEqualTo("noon link name=a b");
    }

    /** Of JDK 25 where nobody sets it. */
    @Test
    void theLimitsThatAJdkHasByItselfDoNotHold() {
        System.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "100000");
        System.setProperty("jdk.xml.maxElementDepth", "100");
        try {
            assertThat(line(
                            "<link>" + "<a>".repeat(200) + "&amp;".repeat(100_001) + "</a>".repeat(200) + "</link>",
                            40))
                    .startsWith("noon link a=&&&&");
        } finally {
            System.clearProperty("jdk.xml.maxGeneralEntitySizeLimit");
            System.clearProperty("jdk.xml.maxElementDepth");
        }
    }

    /** An event may have 64 MiB. */
    @Test
    void anEventIsNotKeptBehindItsLine() throws InterruptedException {
        ReferenceQueue<String> freed = new ReferenceQueue<>();
        WeakReference<String> event = printed(freed);
        Reference<?> gone = null;
        for (int round = 0; round < 100 && gone == null; round++) {
            System.gc();
            gone = freed.remove(100);
        }
        assertThat(gone).isSameAs(event);
    }

    private static WeakReference<String> printed(ReferenceQueue<String> freed) {
        String event = "<link>" + "<name>eth0</name>".repeat(10) + "</link>";
        assertThat(line(event, 40)).hasSize(40);
        return new WeakReference<>(event, freed);
    }

    @Test
    void whatIsNoXmlIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line("<link><name>", 40))
                .withMessageContaining("not well-formed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> line("<!DOCTYPE a [<!ENTITY b 'c'>]><a><d>&b;</d></a>", 40));
    }
}
