// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tcp.internal;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * Addresses with the same beginning.
 *
 * @param address one of them, as a number
 * @param bits the length of an address: 32 or 128
 * @param prefix how many of these bits are the same
 */
record Network(BigInteger address, int bits, int prefix) {

    /** This address only. */
    static Network of(InetAddress address) {
        int bits = Byte.SIZE * address.getAddress().length;
        return new Network(number(address), bits, bits);
    }

    /** @throws IllegalArgumentException if an address does not have so many bits */
    static Network of(InetAddress address, int prefix) {
        int bits = Byte.SIZE * address.getAddress().length;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException("the length of a network is 0 … " + bits);
        }
        return new Network(number(address), bits, prefix);
    }

    boolean contains(InetAddress other) {
        return bits == Byte.SIZE * other.getAddress().length
                && number(other).shiftRight(bits - prefix).equals(address.shiftRight(bits - prefix));
    }

    /** Whether there are addresses in both. */
    boolean overlaps(Network other) {
        int shorter = Math.min(prefix, other.prefix);
        return bits == other.bits
                && other.address.shiftRight(bits - shorter).equals(address.shiftRight(bits - shorter));
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
