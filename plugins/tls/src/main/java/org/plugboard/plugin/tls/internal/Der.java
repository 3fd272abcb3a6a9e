// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** As much of DER (X.690) as it takes to put the old forms of private keys into PKCS#8. */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int PARAMETERS = 0xA0;
    private static final byte[] VERSION_0 = {2, 1, 0};

    /** rsaEncryption, 1.2.840.113549.1.1.1, with its parameter NULL. */
    private static final byte[] RSA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0};

    /** id-ecPublicKey, 1.2.840.10045.2.1; its parameter is the curve. */
    private static final byte[] EC = {6, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

    private final byte[] bytes;
    private int at;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /** PKCS#8 around an RSAPrivateKey of PKCS#1. */
    static byte[] pkcs8OfRsa(byte[] key) {
        return element(SEQUENCE, VERSION_0, element(SEQUENCE, RSA), element(OCTETS, key));
    }

    /** PKCS#8 around an ECPrivateKey of SEC1, whose curve is in its own parameters. */
    static byte[] pkcs8OfEc(byte[] key) throws IOException {
        return element(SEQUENCE, VERSION_0, element(SEQUENCE, EC, curve(key)), element(OCTETS, key));
    }

    private static byte[] curve(byte[] key) throws IOException {
        Der inner = new Der(new Der(key).content(SEQUENCE));
        while (inner.at < inner.bytes.length) {
            int tag = inner.bytes[inner.at] & 0xFF;
            byte[] content = inner.content(tag);
            if (tag == PARAMETERS) {
                return content;
            }
        }
        throw new IOException("its key does not say its curve; write it as PKCS#8 with: openssl pkcs8 -topk8");
    }

    /** The content of the element that is next, which it moves behind. */
    private byte[] content(int tag) throws IOException {
        if (at + 2 > bytes.length || (bytes[at] & 0xFF) != tag) {
            throw new IOException("its key is no DER");
        }
        int length = bytes[at + 1] & 0xFF;
        int start = at + 2;
        if (length > 0x7F) {
            int octets = length & 0x7F;
            if (octets < 1 || octets > 3 || start + octets > bytes.length) {
                throw new IOException("its key is no DER");
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | (bytes[start + i] & 0xFF);
            }
            start += octets;
        }
        if (length > bytes.length - start) {
            throw new IOException("its key is cut short");
        }
        at = start + length;
        return Arrays.copyOfRange(bytes, start, at);
    }

    private static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (length > 0x7F) {
            int octets = length > 0xFFFF ? 3 : length > 0xFF ? 2 : 1;
            element.write(0x80 | octets);
            for (int shift = 8 * (octets - 1); shift > 0; shift -= 8) {
                element.write(length >> shift);
            }
        }
        element.write(length);
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
