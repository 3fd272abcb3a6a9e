// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

    private static Secrets secrets(String... texts) {
        Secrets secrets = new Secrets();
        for (String text : texts) {
            secrets.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return secrets;
    }

    /** What is left of a text that comes in pieces with these ends. */
    private static String passed(Secrets secrets, String text, int... ends) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SecretMask mask = new SecretMask(secrets);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int start = 0;
        for (int end : ends) {
            add(mask.pass(bytes, start, end - start), out);
            start = end;
        }
        add(mask.pass(bytes, start, bytes.length - start), out);
        out.writeBytes(mask.end());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void add(SecretMask.Passed passed, ByteArrayOutputStream out) {
        out.writeBytes(passed.ofHeld());
        out.writeBytes(passed.ofNew());
    }

    @Test
    void aSecretBecomesAMaskOfThreeStarsWhereverItStands() {
        assertThat(passed(secrets("cisco\r"), "login cisco, again: cisco.com")).isEqualTo("login ***, again: ***.com");
        assertThat(passed(secrets("x"), "axb")).isEqualTo("a***b");
        assertThat(passed(secrets(""), "abc")).isEqualTo("abc");
        assertThat(passed(secrets("ab", "abcd"), "-abcd-abx")).isEqualTo("-***-***x");
    }

    @Test
    void secretsThatOverlapLeaveNothingOfEitherBehind() {
        assertThat(passed(secrets("abcd", "cdef"), "-abcdef-")).isEqualTo("-***-");
        assertThat(passed(secrets("aXa"), "aXaXa!")).isEqualTo("***!");
    }

    @Test
    void anEchoThatATerminalWrapsIsHiddenToo() {
        assertThat(passed(secrets("secret"), "sec\r\nret\r\n")).isEqualTo("***\r\n");
        assertThat(passed(secrets("secret"), "sec \rret")).isEqualTo("***");
        assertThat(passed(secrets("secret"), "sec ret")).isEqualTo("sec ret");
    }

    @Test
    void whatBeginsLikeASecretIsHeldAndThenToldInItsPlace() {
        SecretMask mask = new SecretMask(secrets("cisco"));
        byte[] first = "R1 cis".getBytes(StandardCharsets.UTF_8);
        assertThat(mask.pass(first, 0, first.length).ofNew()).asString().isEqualTo("R1 ");
        assertThat(mask.holds()).isTrue();
        SecretMask.Passed passed = mask.pass("sy".getBytes(StandardCharsets.UTF_8), 0, 2);
        assertThat(passed.ofHeld()).asString().isEqualTo("cis");
        assertThat(passed.ofNew()).asString().isEqualTo("sy");
    }

    @Test
    void whatIsHeldWhenNothingFollowsIsHidden() {
        assertThat(passed(secrets("cisco"), "x cisc")).isEqualTo("x ***");
    }

    @Test
    void noSecretPassesWhereverTheStreamIsCut() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int letters = 2 + random.nextInt(4);
            List<String> texts = new ArrayList<>();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                texts.add(random(random, letters, 2 + random.nextInt(5)));
            }
            Secrets secrets = secrets(texts.toArray(String[]::new));
            StringBuilder text = new StringBuilder();
            for (int part = 0; part < 4; part++) {
                text.append(random(random, letters, random.nextInt(6))).append(texts.get(random.nextInt(texts.size())));
            }
            String whole = passed(secrets, text.toString());
            texts.forEach(secret -> assertThat(whole).doesNotContain(secret));
            for (int first = 0; first <= text.length(); first++) {
                for (int second = first; second <= text.length(); second++) {
                    assertThat(passed(secrets, text.toString(), first, second))
                            .as("seed %s: %s without %s, cut at %s and %s", seed, text, texts, first, second)
                            .isEqualTo(whole);
                }
            }
        }
    }

    private static Secrets ofMessages(String... texts) {
        Secrets secrets = new Secrets();
        for (String text : texts) {
            secrets.addOfMessages(text);
        }
        return secrets;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p<s&w\"r",
                "p&lt;s&amp;w&quot;r",
                "p&lt;s&amp;w\"r",
                "p&#60;s&#x26;w&#34;r",
                "&#112;<s&w&#x22;r",
                "p&l\n#12\nt;s&amp\n#4096\n;w&quot;r",
                "p\n#4294967295\n<\n#1\ns\n#1\n&\n#3\nw\"r",
            })
    void aSecretInAMessageIsHiddenHoweverItIsWrittenAndCut(String written) {
        Secrets secrets = ofMessages("p<s&w\"r");
        String text = "<a>" + written + "</a>&amp;\n##\n";
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first; second <= text.length(); second++) {
                assertThat(passed(secrets, text, first, second))
                        .as("%s, cut at %s and %s", text, first, second)
                        .isEqualTo("<a>***</a>&amp;\n##\n");
            }
        }
    }

    @Test
    void whatIsNoSecretInAMessageStays() {
        String text = "\n#31\n<a>p&lt;s&amp;wr &unknown; &#x; & p\n#x\n&</a>\n##\n";
        assertThat(passed(ofMessages("p<s&w\"r"), text)).isEqualTo(text);
    }

    @Test
    void aSecretThatLooksLikeAReferenceOrAHeadIsHiddenAsItStands() {
        assertThat(passed(ofMessages("x&amp;y"), ">x&amp;y<")).isEqualTo(">***<");
        assertThat(passed(ofMessages("x&amp;y"), ">x&amp;amp;y<")).isEqualTo(">***<");
        assertThat(passed(ofMessages("a\n#1\nb"), ">a\n#1\nb<")).isEqualTo(">***<");
        assertThat(passed(ofMessages("a\nb"), ">a\n#3\n\nb<")).isEqualTo(">***<");
    }

    /** The text is cut at each two places, by reads and by heads of chunks; each byte of the chunks comes alone. */
    private static void everywhere(String secret, String text, String expected) {
        String head = "\n#12\n";
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first + 1; second <= text.length(); second++) {
                String as = "%s in %s, cut at %s and %s".formatted(secret, text, first, second);
                assertThat(passed(ofMessages(secret), text, first, second))
                        .as(as)
                        .isEqualTo(expected);
                String chunks =
                        text.substring(0, first) + head + text.substring(first, second) + head + text.substring(second);
                int[] ends = IntStream.range(1, chunks.length()).toArray();
                assertThat(passed(ofMessages(secret), chunks, ends).replace(head, ""))
                        .as(as)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "cisco, <a>cisco</a>, <a>***</a>",
        "cisco, <a b='cisco'/>, <a b='***'/>",
        "cisco, <a b=\" cisco \"/>, <a b=\" *** \"/>",
        "cisco, <a><![CDATA[cisco]]></a>, <a><![CDATA[***]]></a>",
        "cisco, <a>password cisco end</a>, <a>password *** end</a>",
        "cisco, <a>&quot;cis&#99;o&quot;;</a>, <a>&quot;***&quot;;</a>",
        "cisco, <a>ftp://me:cisco@host</a>, <a>ftp://me:***@host</a>",
        "password, <password>password</password>, <password>***</password>",
        "pa55word, http://h/?k=pa55word&amp;x, http://h/?k=***&amp;x"
    })
    void aWholeTextOrWordIsHiddenAndWhatIsLongWhereverItStands(String secret, String text, String expected) {
        everywhere(secret, text, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "cisco, <a xmlns='http://cisco.com/ns'/>",
        "cisco, <a>urn:cisco</a>",
        "cisco, <a>Cisco cisco1 xcisco</a>",
        "cisco, <cisco><x:cisco/></cisco>",
        "123, <r id='0123'>1234<a>12&#51;4</a></r>",
    })
    void whatIsShortStaysWhereItIsAPartOfAName(String secret, String text) {
        everywhere(secret, text, text);
    }

    @Test
    void aShortSecretThatIsAllThatIsSaidIsHidden() {
        byte[] text = "cisco".getBytes(StandardCharsets.UTF_8);
        assertThat(SecretMask.hidden(ofMessages("cisco"), text)).asString().isEqualTo("***");
        assertThat(passed(ofMessages("cisco"), "<a>cisco")).isEqualTo("<a>***");
    }

    /** Nothing is a chunk of no data: else one letter and heads without end would be held, and looked at again and again. */
    @Test
    void headsWithoutDataEndWhatIsHeld() {
        String text = "<a>c" + "\n#1\n".repeat(100_000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SecretMask mask = new SecretMask(ofMessages("cisco"));
        assertThat(mask.pass(bytes, 0, bytes.length).ofNew()).hasSizeGreaterThan(bytes.length - 20);
    }

    private static String random(Random random, int letters, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(letters)));
        }
        return text.toString();
    }
}
