// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What can be wrong with what a device says. None costs the simulator more than a few kilobytes: what has no end is made
 * piece by piece as it is read, and ends with the session.
 */
enum Fault {
    /** Says nothing, and stays. */
    SILENT,
    /** One byte a second. */
    DRIP,
    /** Again and again without an end, as fast as it is read. */
    ENDLESS,
    /** The connection breaks in the middle of it. */
    CUT,
    /** The connection breaks before it. */
    CLOSE,
    /** Bytes that are no UTF-8 in the middle of it. */
    GARBAGE,
    /** Thousands of requests for telnet options before it. */
    OPTIONS,

    /** Another message's id. NETCONF only, as all that follow. */
    WRONG_ID,
    /** 100,000 levels of elements. */
    DEEP,
    /** A document type with an entity. */
    DTD,
    /** A chunk that is larger than what comes. */
    CHUNK_LARGE,
    /** A chunk that is smaller than what comes. */
    CHUNK_SMALL,
    /** A chunk of the largest size that there may be, 4294967295. */
    CHUNK_HUGE,
    /** A chunk whose size is no 32 bit number. */
    CHUNK_OVERFLOW;

    private static final Duration DRIP_PACE = Duration.ofSeconds(1);
    static final byte[] NO_UTF8 = {(byte) 0xC3, (byte) 0x28, (byte) 0xFE, (byte) 0xED, (byte) 0xA0, (byte) 0x80};
    private static final int STORM = 20_000;

    /** How it is called in a file. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Fault> of(String word, boolean netconf) {
        return all(netconf).filter(fault -> fault.word().equals(word)).findFirst();
    }

    /** Those that there are on a command line, or over NETCONF. */
    static Stream<Fault> all(boolean netconf) {
        return Arrays.stream(values()).filter(fault -> netconf ? fault != OPTIONS : fault.compareTo(WRONG_ID) < 0);
    }

    /** Says a text with what is wrong with it. */
    Iterator<Step> say(String text) {
        return say(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says bytes with what is wrong with them; those that are wrong within a message of NETCONF say it as it is. */
    Iterator<Step> say(byte[] bytes) {
        int middle = bytes.length / 2;
        Step first = Step.of(Arrays.copyOfRange(bytes, 0, middle));
        Step second = Step.of(Arrays.copyOfRange(bytes, middle, bytes.length));
        return switch (this) {
            case SILENT -> List.of(Step.NEVER).iterator();
            case DRIP -> drip(bytes);
            case ENDLESS -> endless(List.of(Step.of(bytes)));
            case CUT -> List.of(first, Step.CUT).iterator();
            case CLOSE -> List.of(Step.CUT).iterator();
            case GARBAGE -> List.of(first, Step.of(NO_UTF8), second).iterator();
            case OPTIONS -> storm(first, second);
            default -> List.of(Step.of(bytes)).iterator();
        };
    }

    /** The same again and again. */
    static Iterator<Step> endless(List<Step> steps) {
        // Nothing, again and again and at once, would never be said.
        List<Step> some = steps.stream().allMatch(step -> step.bytes().length == 0) ? List.of(Step.of(".")) : steps;
        return Stream.generate(some::stream).flatMap(Function.identity()).iterator();
    }

    private static Iterator<Step> drip(byte[] bytes) {
        List<Step> steps = new ArrayList<>();
        for (byte octet : bytes) {
            steps.add(new Step(DRIP_PACE, new byte[] {octet}, Step.End.STAYS));
        }
        return steps.iterator();
    }

    private static Iterator<Step> storm(Step first, Step second) {
        byte[] requests = new byte[3 * STORM];
        for (int i = 0; i < STORM; i++) {
            requests[3 * i] = (byte) 255;
            // WILL, WONT, DO, DONT in turn, for every option there is.
            requests[3 * i + 1] = (byte) (251 + i % 4);
            requests[3 * i + 2] = (byte) (i / 4 % 255);
        }
        return List.of(Step.of(requests), first, second).iterator();
    }
}
