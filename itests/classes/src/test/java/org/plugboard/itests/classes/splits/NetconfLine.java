// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.splits;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A device of NETCONF in memory that gives back what it was configured with, in the smallest chunks. Not thread-safe. */
final class NetconfLine implements TypedLine {

    private static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private static final String MARK = "]]>]]>";
    private static final String LAST_CHUNK = "\n##\n";
    private static final int CHUNK = 7;
    private static final Pattern ID = Pattern.compile("message-id\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern CONFIG =
            Pattern.compile("<(\\w+:)?config\\b[^>]*>(.*)</(\\w+:)?config>", Pattern.DOTALL);

    private final Consumer<String> says;
    private final String version;
    private final StringBuilder typed = new StringBuilder();
    private String configuration = "";
    private boolean greeted;

    /**
     * One that has said nothing yet.
     *
     * @param version 1.0 for messages with a mark behind them, 1.1 for chunks
     */
    NetconfLine(Consumer<String> says, String version) {
        this.says = says;
        this.version = version;
    }

    @Override
    public void begin() {
        says.accept("<hello xmlns=\"" + BASE + "\"><capabilities><capability>urn:ietf:params:netconf:base:" + version
                + "</capability><capability>urn:ietf:params:netconf:capability:writable-running:1.0</capability>"
                + "</capabilities><session-id>4</session-id></hello>" + MARK);
    }

    @Override
    public void type(String keys) {
        typed.append(keys);
        String end = greeted && version.equals("1.1") ? LAST_CHUNK : MARK;
        int at = typed.indexOf(end);
        while (at >= 0) {
            String message = typed.substring(0, at).replaceAll("\n#[0-9]+\n", "");
            typed.delete(0, at + end.length());
            if (greeted) {
                answer(message);
            }
            greeted = true;
            end = version.equals("1.1") ? LAST_CHUNK : MARK;
            at = typed.indexOf(end);
        }
    }

    private void answer(String message) {
        Matcher id = ID.matcher(message);
        Matcher config = CONFIG.matcher(message);
        String reply = "<ok/>";
        if (config.find()) {
            configuration = config.group(2);
        } else if (message.contains("get-config")) {
            reply = "<data>" + configuration + "</data>";
        }
        frame("<rpc-reply xmlns=\"" + BASE + "\" message-id=\"" + (id.find() ? id.group(1) : "") + "\">" + reply
                + "</rpc-reply>");
    }

    private void frame(String message) {
        if (!version.equals("1.1")) {
            says.accept(message + MARK);
            return;
        }
        StringBuilder chunks = new StringBuilder();
        for (int from = 0; from < message.length(); from += CHUNK) {
            String chunk = message.substring(from, Math.min(message.length(), from + CHUNK));
            chunks.append("\n#").append(chunk.length()).append('\n').append(chunk);
        }
        says.accept(chunks.append(LAST_CHUNK).toString());
    }
}
