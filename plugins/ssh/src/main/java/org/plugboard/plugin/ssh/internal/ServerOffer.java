// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a server offers: its SSH_MSG_KEXINIT (RFC 4253, section 7.1), read along as it comes, since sshj tells only of the first
 * kind of algorithm that does not fit. Fed by one thread, read by any.
 */
final class ServerOffer {

    private static final int KEXINIT = 20;
    private static final int COOKIE_BYTES = 16;
    private static final int HEAD_BYTES = 5;

    /** RFC 4253, section 6.1. A server that begins with a longer one is not understood, which is no harm. */
    private static final int LONGEST_PACKET = 35_000;

    private static final int LONGEST_NAME = 64;
    private static final int MOST_NAMES = 60;

    /** The lists in their order. */
    enum Part {
        KEY_EXCHANGES,
        HOST_KEYS,
        CIPHERS_TO_SERVER,
        CIPHERS_TO_CLIENT,
        MACS_TO_SERVER,
        MACS_TO_CLIENT
    }

    private byte[] packet = new byte[HEAD_BYTES];
    private int filled;
    private boolean over;
    private volatile @Nullable Map<Part, List<String>> lists;

    /** Takes bytes behind the line with the version. */
    void take(byte[] bytes, int offset, int count) {
        int from = offset;
        int end = offset + count;
        while (!over && from < end) {
            int step = Math.min(end - from, packet.length - filled);
            System.arraycopy(bytes, from, packet, filled, step);
            filled += step;
            from += step;
            if (filled == packet.length) {
                full();
            }
        }
    }

    /** The names of one list, if the server has got that far. */
    Optional<List<String>> names(Part part) {
        return Optional.ofNullable(lists).map(all -> all.get(part));
    }

    private void full() {
        int length = ByteBuffer.wrap(packet).getInt();
        if (packet.length == HEAD_BYTES && length > 1 && length <= LONGEST_PACKET) {
            packet = Arrays.copyOf(packet, Integer.BYTES + length);
            return;
        }
        boolean whole = packet.length > HEAD_BYTES;
        if (whole && packet[HEAD_BYTES] != KEXINIT) {
            // A server may say something before it.
            packet = new byte[HEAD_BYTES];
            filled = 0;
            return;
        }
        over = true;
        if (whole) {
            lists = lists(ByteBuffer.wrap(packet));
        }
        packet = new byte[0];
    }

    private static @Nullable Map<Part, List<String>> lists(ByteBuffer packet) {
        int from = HEAD_BYTES + 1 + COOKIE_BYTES;
        if (packet.limit() < from) {
            return null;
        }
        packet.position(from);
        Map<Part, List<String>> lists = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            int length = packet.remaining() < Integer.BYTES ? -1 : packet.getInt();
            if (length < 0 || length > packet.remaining()) {
                return null;
            }
            byte[] text = new byte[length];
            packet.get(text);
            lists.put(part, names(new String(text, StandardCharsets.US_ASCII)));
        }
        return lists;
    }

    /** They go into messages: what no name of an algorithm holds is not repeated. */
    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .filter(name -> name.matches("[!-~]{1," + LONGEST_NAME + "}"))
                .filter(name -> !name.startsWith("ext-info-") && !name.startsWith("kex-strict-"))
                .limit(MOST_NAMES)
                .toList();
    }
}
