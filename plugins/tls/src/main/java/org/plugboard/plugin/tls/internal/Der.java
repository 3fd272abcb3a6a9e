// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Puts the old forms of private keys into PKCS#8, which is a few more elements of DER (X.690) around them. */
final class Der {

    private static final int PARAMETERS = 0xA0;
    private static final byte[] VERSION_0 = {2, 1, 0};

    /** rsaEncryption, 1.2.840.113549.1.1.1, with its parameter NULL. */
    private static final byte[] RSA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0};

    /** id-ecPublicKey, 1.2.840.10045.2.1; its parameter is the curve. */
    private static final byte[] EC = {6, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

    private Der() {}

    /** PKCS#8 around an RSAPrivateKey of PKCS#1. */
    static byte[] pkcs8OfRsa(byte[] key) {
        return element(DerReader.SEQUENCE, VERSION_0, element(DerReader.SEQUENCE, RSA), element(DerReader.OCTETS, key));
    }

    /** PKCS#8 around an ECPrivateKey of SEC1, whose curve is in its own parameters. */
    static byte[] pkcs8OfEc(byte[] key) throws IOException {
        return element(
                DerReader.SEQUENCE,
                VERSION_0,
                element(DerReader.SEQUENCE, EC, curve(key)),
                element(DerReader.OCTETS, key));
    }

    private static byte[] curve(byte[] key) throws IOException {
        DerReader inner = new DerReader(key).sequence();
        while (inner.hasMore()) {
            int tag = inner.tag();
            byte[] content = inner.content(tag);
            if (tag == PARAMETERS) {
                return content;
            }
        }
        throw new IOException("its key does not say its curve; make it anew with its parameters in it");
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
