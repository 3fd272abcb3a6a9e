// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigUrlTest {

    @ParameterizedTest
    @CsvSource({
        "ftp://bob:secret@192.0.2.1/x, ftp://bob:***@192.0.2.1/x",
        "sftp://bob:p@ss/w:rd@h/x, sftp://bob:***@h/x",
        "ftp://:secret@h/x, ftp://:***@h/x",
        "ftp://bob:a b@h/x, ftp://bob:***@h/x",
        "ftp://bob@h/x, ftp://bob@h/x",
        "ftp://h:2121/x, ftp://h:2121/x",
        "file:///x, file:///x"
    })
    void theUrlThatIsShownHasNoPassword(String url, String shown) {
        assertThat(ConfigUrl.of(url)).hasToString(shown);
        assertThat(ConfigUrl.of(url).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "there is nothing at file://u:Topsecret77@h/x.xml, there is nothing at file://u:***@h/x.xml",
        "neither ftp://a:one@h/x nor ftp://b:two@h/y, neither ftp://a:***@h/x nor ftp://b:***@h/y",
        "<url>ftp://a:$1\\@h/x</url>, <url>ftp://a:***@h/x</url>",
        "from ftp://h/x to ftp://a:one@h/y, from ftp://h/x to ftp://a:***@h/y",
        "'urn://x,ftp://a:one@h/y', 'urn://x,ftp:***@h/y'",
        "(sftp://bob@corp:one@h/y), (sftp://bob@corp:***@h/y)"
    })
    void aTextWithUrlsIsShownWithoutTheirPasswords(String text, String shown) {
        assertThat(ConfigUrl.withoutPasswords(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no URL: a:b@c", "ftp://h:21/x of bob@example.org", "two\nlines  and blanks", "http://bob@h/"
            })
    void otherTextsStayAsTheyAre(String text) {
        assertThat(ConfigUrl.withoutPasswords(text)).isEqualTo(text);
    }

    /** It may be of a device that wants to keep us busy. */
    @Test
    void aTextOfNothingButBeginningsOfUrlsIsLookedThroughOnce() {
        String text = "://a/".repeat(500_000);
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThat(ConfigUrl.withoutPasswords(text + "@")).hasSize(text.length() + 1));
    }

    @Test
    void anErrorIsShownWithoutThem() {
        RpcError error = new RpcError(
                "application",
                "operation-failed",
                "error",
                null,
                "/a",
                "nothing at ftp://u:one@h/x",
                Xml.of("<i>ftp://u:one@h/x</i>"));
        assertThat(error)
                .hasToString("RpcError[type=application, tag=operation-failed, severity=error, appTag=null, path=/a, "
                        + "message=nothing at ftp://u:***@h/x, info=<i>ftp://u:***@h/x</i>]");
        assertThat(error.message()).isEqualTo("nothing at ftp://u:one@h/x");
    }
}
