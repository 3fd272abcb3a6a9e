// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.Optional;
import org.plugboard.plugin.netconf.internal.xml.MalformedXmlException;
import org.plugboard.plugin.netconf.internal.xml.MessageBuffer;
import org.plugboard.plugin.netconf.internal.xml.PlainReply;
import org.plugboard.plugin.netconf.internal.xml.XmlCursor;

/** A reply that is taken without a parser. */
class PlainReplyFuzzTest {

    private static final Operation GET =
            new Operation("get", XmlCursor.BASE, "<get/>", new Limits(Duration.ofSeconds(1), 1 << 20, 20));

    @FuzzTest(maxDuration = "8s")
    void whatIsTakenAParserTakesAsTheSame(FuzzedDataProvider data) throws MalformedXmlException {
        byte[] bytes = data.consumeRemainingAsBytes();
        MessageBuffer message = new MessageBuffer(1 << 20);
        message.append(bytes, 0, bytes.length);
        Optional<PlainReply> plain;
        try {
            plain = PlainReply.of(message, GET.limits().maxDepth(), GET::isData);
        } catch (MalformedXmlException e) {
            return;
        }
        if (plain.isPresent()) {
            Reply reply =
                    Reply.read(XmlCursor.of(bytes, bytes.length, GET.limits().maxDepth()), GET);
            assertThat(reply.errors()).isEmpty();
            assertThat(plain.get().data() == null).isEqualTo(reply.data() == null);
        }
    }
}
