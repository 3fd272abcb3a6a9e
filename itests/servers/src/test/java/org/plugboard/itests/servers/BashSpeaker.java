// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.plugboard.connection.Connection;

/** bash, or another shell, with a function that prints a given number of bytes. */
final class BashSpeaker implements Speaker {

    private static final int LARGEST = 200_000;
    private static final int HUGE = 10_000_000;

    private static final List<String> PROMPTS = List.of(
            "R1#",
            "router(config)# ",
            "user@host:~$ ",
            "[root@host ~]# ",
            "Password: ",
            "login: ",
            "--More--",
            "$ ",
            ">");

    /** The same as {@link #text}. */
    private static final String PROGRAM =
            """
            answer() { awk -v n="$1" -v s="$2" -v p="$3" 'BEGIN { c = split(p, a, "|"); for (k = 0; s > 0; k++) \
            { if (k % 2) l = a[(k - 1) / 2 % c + 1]; else { l = n; while (length(l) < (k % 50 ? 60 : 5000)) l = l "-" k } \
            if (s <= length(l) + 2) { l = substr(l, 1, s - 2) "."; s = 0 } else s -= length(l) + 1; print l } }'; }"""
                    .replace("\\\n", "");

    /** Every such question has the session's own prompt among the lines of its answer: it costs one more round trip. */
    private static final int WITH_OWN_PROMPT = 4;

    private final String printPrompt;
    private List<String> withOwn = PROMPTS;
    private int asked;

    BashSpeaker() {
        this("echo \"${PS1@P}|\"");
    }

    /** For a shell that prints its prompt and a bar in this way. */
    BashSpeaker(String printPrompt) {
        this.printPrompt = printPrompt;
    }

    @Override
    public void prepare(Connection connection) {
        // The very prompt of this session, unless it has colours, which an answer does not show.
        String own = connection.execute(printPrompt).replace("|", "");
        withOwn = own.indexOf('\033') < 0
                ? Stream.concat(PROMPTS.stream(), Stream.of(own)).toList()
                : PROMPTS;
        connection.execute("prompts='" + String.join("|", PROMPTS) + "'");
        connection.execute("with_own='" + String.join("|", withOwn) + "'");
        connection.execute(PROGRAM);
    }

    @Override
    public Question any(Random random) {
        int size =
                switch (asked) {
                    case 0 -> 0;
                    case 1 -> LARGEST;
                    default -> (int) ((LARGEST + 1) * Math.pow(random.nextDouble(), 4));
                };
        return answer(random, size == 1 ? 2 : size);
    }

    @Override
    public Question small(Random random) {
        return answer(random, 100);
    }

    @Override
    public Question huge() {
        return answer(new Random(1), HUGE);
    }

    private Question answer(Random random, int size) {
        String nonce = "%d-%06x".formatted(++asked, random.nextInt(1 << 24));
        boolean own = asked % WITH_OWN_PROMPT == 0;
        String command = "answer %s %d \"$%s\"".formatted(nonce, size, own ? "with_own" : "prompts");
        return new Question(command, text(nonce, size, own ? withOwn : PROMPTS));
    }

    private static String text(String nonce, int size, List<String> prompts) {
        StringBuilder text = new StringBuilder(size);
        int left = size;
        for (int number = 0; left > 0; number++) {
            String line = number % 2 == 1 ? prompts.get((number - 1) / 2 % prompts.size()) : counted(nonce, number);
            if (left <= line.length() + 2) {
                line = line.substring(0, left - 2) + ".";
                left = 0;
            } else {
                left -= line.length() + 1;
            }
            text.append(line).append(left == 0 ? "" : "\n");
        }
        return text.toString();
    }

    private static String counted(String nonce, int number) {
        StringBuilder line = new StringBuilder(nonce);
        while (line.length() < (number % 50 == 0 ? 5000 : 60)) {
            line.append('-').append(number);
        }
        return line.toString();
    }
}
