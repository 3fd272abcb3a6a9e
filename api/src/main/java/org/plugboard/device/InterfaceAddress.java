// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.device;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An address of an interface with the length of its network's prefix: {@code 192.0.2.1/24}, {@code 2001:db8::1/64}
 * (semantics 84).
 *
 * @param address the address, without a host name
 * @param prefixLength how many bits name the network: 0 to 32, or to 128 for IP version 6
 */
public record InterfaceAddress(InetAddress address, int prefixLength) {

    public InterfaceAddress {
        if (prefixLength < 0 || prefixLength > address.getAddress().length * 8) {
            throw new IllegalArgumentException(
                    "the prefix length " + prefixLength + " is not in 0 … " + address.getAddress().length * 8);
        }
    }

    /**
     * Reads an address with a prefix length, a netmask, or neither, which means all of its bits. Asks no name server.
     *
     * @throws IllegalArgumentException if the text is no such address; the message says what is wrong
     */
    public static InterfaceAddress parse(String text) {
        String trimmed = text.trim();
        int slash = trimmed.indexOf('/');
        InetAddress address = literal(slash < 0 ? trimmed : trimmed.substring(0, slash));
        int bits = address.getAddress().length * 8;
        return new InterfaceAddress(address, slash < 0 ? bits : prefix(trimmed.substring(slash + 1), address));
    }

    private static int prefix(String text, InetAddress address) {
        if (text.matches("\\d{1,3}")) {
            return Integer.parseInt(text);
        }
        if (address instanceof Inet6Address || !text.contains(".")) {
            throw new IllegalArgumentException("'" + text + "' is no prefix length");
        }
        int mask = 0;
        for (byte part : literal(text).getAddress()) {
            mask = (mask << 8) | (part & 0xff);
        }
        int length = Integer.numberOfLeadingZeros(~mask);
        if (mask != (int) (0xffffffffL << (32 - length))) {
            throw new IllegalArgumentException("'" + text + "' is no netmask");
        }
        return length;
    }

    /** Only what is an address by its form: anything else would be looked up. */
    private static InetAddress literal(String text) {
        boolean isV4 = text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        boolean isV6 = text.indexOf(':') >= 0 && text.matches("[0-9A-Fa-f:.]+(%[\\w.-]+)?");
        if (!isV4 && !isV6) {
            throw new IllegalArgumentException("'" + text + "' is no IP address");
        }
        try {
            return InetAddress.getByName(isV6 ? text.replaceFirst("%.*", "") : text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no IP address", e);
        }
    }

    @Override
    public String toString() {
        return (address instanceof Inet6Address ? shortest(address.getAddress()) : address.getHostAddress()) + "/"
                + prefixLength;
    }

    /** As RFC 5952 wants it: two colons for the longest run of zeros, the first of several, but not for a single one. */
    private static String shortest(byte[] bytes) {
        int[] groups = new int[bytes.length / 2];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int from = 0;
        int longest = 1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                from = i;
                longest = end - i;
            }
        }
        return longest == 1
                ? hex(groups, 0, groups.length)
                : hex(groups, 0, from) + "::" + hex(groups, from + longest, groups.length);
    }

    private static String hex(int[] groups, int from, int to) {
        return Arrays.stream(groups, from, to).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
    }
}
