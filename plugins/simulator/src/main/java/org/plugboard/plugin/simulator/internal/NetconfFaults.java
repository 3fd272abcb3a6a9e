// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says messages of NETCONF with something wrong in them. */
final class NetconfFaults {

    private static final int LIE = 1000;
    private static final int LEVELS = 100_000;
    private static final int LEVELS_A_STEP = 1000;
    private static final String DOCUMENT_TYPE =
            "<!DOCTYPE rpc-reply [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";

    private NetconfFaults() {}

    static Iterator<Step> say(Fault fault, String message, boolean chunked) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return switch (fault) {
            case WRONG_ID ->
                framed(message.replaceFirst("message-id=\"[^\"]*\"", "message-id=\"of-another\""), chunked);
            case DTD -> framed(withDocumentType(message), chunked);
            case DEEP -> deep(message, chunked);
            case ENDLESS -> endless(message, chunked);
            case GARBAGE -> garbage(message, chunked);
            case CHUNK_LARGE -> lie(String.valueOf(bytes.length + LIE), bytes, chunked);
            case CHUNK_SMALL -> lie(String.valueOf(bytes.length / 2), bytes, chunked);
            case CHUNK_HUGE -> lie("4294967295", bytes, chunked);
            case CHUNK_OVERFLOW -> lie("99999999999999999999", bytes, chunked);
            case SILENT, DRIP, CUT, CLOSE, OPTIONS -> fault.say(Framing.frame(bytes, chunked));
        };
    }

    private static Iterator<Step> framed(String message, boolean chunked) {
        return framed(message.getBytes(StandardCharsets.UTF_8), chunked);
    }

    private static Iterator<Step> framed(byte[] message, boolean chunked) {
        return List.of(Step.of(Framing.frame(message, chunked))).iterator();
    }

    private static String withDocumentType(String message) {
        int header = message.indexOf("?>") + 2;
        int close = message.lastIndexOf("</");
        return message.substring(0, header) + DOCUMENT_TYPE + message.substring(header, close) + "<e>&b;</e>"
                + message.substring(close);
    }

    /** Where there are no chunks, the lie is that the message never ends. */
    private static Iterator<Step> lie(String size, byte[] bytes, boolean chunked) {
        return chunked
                ? List.of(Step.of(Framing.header(size)), Step.of(bytes), Step.of(Framing.END_OF_CHUNKS))
                        .iterator()
                : List.of(Step.of(bytes)).iterator();
    }

    /** Where a text may stand. */
    private static Iterator<Step> garbage(String message, boolean chunked) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("</");
        ByteArrayOutputStream wrong = new ByteArrayOutputStream();
        wrong.write(bytes, 0, at);
        wrong.writeBytes(Fault.NO_UTF8);
        wrong.write(bytes, at, bytes.length - at);
        return framed(wrong.toByteArray(), chunked);
    }

    /** Everything before the last end tag, then elements for ever. */
    private static Iterator<Step> endless(String message, boolean chunked) {
        Step begin = piece(message.substring(0, message.lastIndexOf("</")), chunked);
        Step more = piece("<more>of the same</more>".repeat(100), chunked);
        return Stream.concat(Stream.of(begin), Stream.generate(() -> more)).iterator();
    }

    private static Iterator<Step> deep(String message, boolean chunked) {
        int close = message.lastIndexOf("</");
        Step opening = piece("<d>".repeat(LEVELS_A_STEP), chunked);
        Step closing = piece("</d>".repeat(LEVELS_A_STEP), chunked);
        int steps = LEVELS / LEVELS_A_STEP;
        return Stream.of(
                        Stream.of(piece(message.substring(0, close), chunked)),
                        IntStream.range(0, steps).mapToObj(i -> opening),
                        IntStream.range(0, steps).mapToObj(i -> closing),
                        Stream.of(piece(message.substring(close), chunked), last(chunked)))
                .flatMap(Function.identity())
                .iterator();
    }

    private static Step piece(String text, boolean chunked) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Step.of(chunked ? Framing.chunk(bytes) : bytes);
    }

    private static Step last(boolean chunked) {
        return Step.of(Framing.frame(new byte[0], chunked));
    }
}
