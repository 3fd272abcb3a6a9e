// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A router that echoes all that is typed, passwords too, and tells what was typed at its questions for secrets when it is asked. Not
 * thread-safe.
 */
final class EchoingLine implements TypedLine {

    static final String SHOW_SECRETS = "show secrets";
    static final String UNLOCK = "unlock";

    private static final List<String> LOGIN = List.of("Username: ", "Password: ", "Passcode: ", "R1>");

    private final Consumer<String> says;
    private final StringBuilder line = new StringBuilder();
    private final List<String> secrets = new ArrayList<>();
    private int step;
    private String prompt = LOGIN.get(0);

    EchoingLine(Consumer<String> says) {
        this.says = says;
    }

    @Override
    public void begin() {
        says.accept("\r\nUser Access Verification\r\n\r\n" + prompt);
    }

    @Override
    public void type(String keys) {
        keys.chars().forEach(key -> {
            if (key == '\r') {
                String typed = line.toString();
                line.setLength(0);
                says.accept("\r\n" + answer(typed) + prompt);
            } else if (key == 0x15) {
                line.setLength(0);
            } else {
                line.append((char) key);
                says.accept(String.valueOf((char) key));
            }
        });
    }

    private String answer(String typed) {
        if (step < LOGIN.size() - 1) {
            if (step > 0) {
                secrets.add(typed);
            }
            prompt = LOGIN.get(++step);
        } else if (typed.equals("enable")) {
            prompt = "Password: ";
        } else if (typed.equals(UNLOCK)) {
            prompt = "PIN: ";
        } else if (prompt.endsWith(": ")) {
            secrets.add(typed);
            prompt = "R1#";
        } else if (typed.equals(SHOW_SECRETS)) {
            return "hidden: " + String.join(" and ", secrets) + "\r\n";
        }
        return "";
    }
}
