// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Objects;
import net.schmizz.sshj.common.Buffer.PlainBuffer;
import net.schmizz.sshj.common.KeyType;

/**
 * A public key as known_hosts has it.
 *
 * @param type for example {@code ssh-ed25519}
 * @param base64 the key's encoding of RFC 4253, section 6.6
 */
record HostKey(String type, String base64) {

    static HostKey of(PublicKey key) {
        byte[] blob = new PlainBuffer().putPublicKey(key).getCompactData();
        return new HostKey(KeyType.fromKey(key).toString(), Base64.getEncoder().encodeToString(blob));
    }

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:…}. */
    String fingerprint() {
        try {
            byte[] blob = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IllegalArgumentException e) {
            return "(no key)";
        }
    }

    /**
     * Written out, since the one that a record gets by itself leaves the record's class, and with it this plugin's class
     * loader, in a cache of the JDK 17 (the {@code asTypeCache} of a method handle of {@code ObjectMethods}).
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof HostKey that && type.equals(that.type) && base64.equals(that.base64);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, base64);
    }

    @Override
    public String toString() {
        return type + " " + base64;
    }
}
