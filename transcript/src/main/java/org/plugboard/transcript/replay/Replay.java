// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One session with a device that says what was recorded. Lines are sought where the recording stands, then behind it, then from
 * its start; of those the first that was typed at the same prompt. What was never recorded is echoed, named, and followed by the last
 * prompt, so that nobody waits for ever. The same inputs always have the same answers. Does not block; used by one thread at a
 * time.
 */
public final class Replay {

    private static final char INTERRUPT = 0x03;
    private static final char CLEAR_LINE = 0x15;

    private final Recording recording;
    private final List<Exchange> exchanges;
    private final StringBuilder typed = new StringBuilder();
    private final Map<String, String> nonces = new HashMap<>();
    private int position;
    private String prompt = "";
    private char before;

    /** A session that has not begun. */
    public Replay(Recording recording) {
        this.recording = recording;
        this.exchanges = recording.exchanges();
    }

    /** What the device says first. */
    public List<Piece> begin() {
        return said(recording.greeting());
    }

    /** What the device says to somebody who has logged in by other means: the first that it said behind its own login. */
    public List<Piece> beginLoggedIn() {
        Output first = recording.greeting();
        while (position < exchanges.size() && exchanges.get(position).isLogin()) {
            first = exchanges.get(position++).output();
        }
        return said(first);
    }

    /** What it says to these bytes. */
    public List<Piece> typed(byte[] bytes, int start, int length) {
        List<Piece> said = new ArrayList<>();
        for (int at = start; at < start + length; at++) {
            said.addAll(typed((char) (bytes[at] & 0xFF)));
        }
        return said;
    }

    private List<Piece> typed(char c) {
        boolean secondHalf = Input.isSecondHalf(c, before);
        before = c;
        if (secondHalf) {
            return List.of();
        }
        if (c == '\r' || c == '\n') {
            return line(Input.line(taken()));
        }
        typed.append(c);
        OptionalInt key = key();
        if (key.isPresent()) {
            typed.setLength(0);
            return answer(key.getAsInt(), Input.keys(""));
        }
        if (c == CLEAR_LINE) {
            typed.setLength(0);
        }
        return c == INTERRUPT ? interrupted() : List.of();
    }

    private String taken() {
        String line = typed.toString();
        typed.setLength(0);
        return line;
    }

    /** Keys without a line end count where the recording stands, such as those of a pager; a control key anywhere. */
    private OptionalInt key() {
        String keys = typed.toString();
        if (position < exchanges.size() && isKey(position, keys)) {
            return OptionalInt.of(position);
        }
        return keys.length() == 1 && keys.charAt(0) < ' '
                ? fromHere().filter(at -> isKey(at, keys)).findFirst()
                : OptionalInt.empty();
    }

    private boolean isKey(int at, String keys) {
        Input input = exchanges.get(at).input();
        return !input.isLine() && input.raw().equals(keys);
    }

    private List<Piece> interrupted() {
        typed.setLength(0);
        return List.of(Piece.of(bytes("\r\n" + prompt)));
    }

    private List<Piece> line(Input line) {
        if (position < exchanges.size() && exchanges.get(position).isLogin()) {
            return answer(position, line);
        }
        OptionalInt found = find(line, prompt);
        if (found.isPresent()) {
            return answer(found.getAsInt(), line);
        }
        found = find(line, null);
        if (found.isEmpty()) {
            return unknown(line);
        }
        return line.nonces().isEmpty() ? answer(found.getAsInt(), line) : marked(found.getAsInt(), line);
    }

    private OptionalInt find(Input line, @Nullable String at) {
        return fromHere()
                .filter(index -> at == null || at.equals(exchanges.get(index).prompt()))
                .filter(index -> exchanges.get(index).input().isAskedBy(line))
                .findFirst();
    }

    private IntStream fromHere() {
        return IntStream.concat(IntStream.range(position, exchanges.size()), IntStream.range(0, position));
    }

    private List<Piece> answer(int index, Input asked) {
        Exchange exchange = exchanges.get(index);
        translate(exchange.input(), asked);
        position = index + 1;
        return said(exchange.output());
    }

    /** A marker line leads nowhere: what it said at another prompt ends in the one of here, and the recording stands where it stood. */
    private List<Piece> marked(int index, Input asked) {
        Exchange elsewhere = exchanges.get(index);
        String text = elsewhere.output().text();
        String last = Output.lastLine(text);
        if (last.isEmpty()) {
            return unknown(asked);
        }
        translate(elsewhere.input(), asked);
        return List.of(Piece.of(bytes(today(text.substring(0, text.length() - last.length()) + prompt))));
    }

    private void translate(Input recorded, Input asked) {
        for (int at = 0; at < Math.min(recorded.nonces().size(), asked.nonces().size()); at++) {
            nonces.put(recorded.nonces().get(at), asked.nonces().get(at));
        }
    }

    private List<Piece> unknown(Input line) {
        String remark = line.text().isEmpty() || !line.nonces().isEmpty()
                ? ""
                : "% not in the transcript: " + line.text() + "\r\n";
        return List.of(Piece.of(bytes(line.raw() + "\r\n" + remark + prompt)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The output with the nonces of today, which are as long as those that were recorded. */
    private List<Piece> said(Output output) {
        String text = output.text();
        if (!text.isEmpty()) {
            prompt = Output.lastLine(text);
        }
        String today = today(text);
        if (today.equals(text)) {
            return List.copyOf(output.pieces());
        }
        byte[] all = bytes(today);
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (Piece piece : output.pieces()) {
            int end = start + piece.bytes().length;
            pieces.add(new Piece(piece.after(), Arrays.copyOfRange(all, start, end), piece.ends()));
            start = end;
        }
        return pieces;
    }

    private String today(String text) {
        String today = text;
        for (Map.Entry<String, String> nonce : nonces.entrySet()) {
            today = today.replace(nonce.getKey(), nonce.getValue());
        }
        return today;
    }
}
