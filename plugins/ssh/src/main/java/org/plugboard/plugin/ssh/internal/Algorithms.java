// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.mac.Macs;
import java.util.List;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.cipher.Cipher;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.DHGexSHA1;
import net.schmizz.sshj.transport.kex.DHGexSHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.kex.KeyExchange;
import net.schmizz.sshj.transport.mac.MAC;
import org.plugboard.plugin.ssh.internal.ServerOffer.Part;

/**
 * What there is: the usual ones are those of OpenSSH, as far as the JDK has them. sshj's own list goes down to MD5 and Arcfour
 * for everybody; what it has besides needs BouncyCastle, or, with Arcfour, does not work.
 */
final class Algorithms {

    static final Catalogue<KeyExchange> KEY_EXCHANGES = new Catalogue<>(
            "key exchange",
            Keyword.KEX_ALGORITHMS,
            List.of(Part.KEY_EXCHANGES),
            List.of(
                    new Curve25519SHA256.Factory(),
                    new Curve25519SHA256.FactoryLibSsh(),
                    new ECDHNistP.Factory256(),
                    new ECDHNistP.Factory384(),
                    new ECDHNistP.Factory521(),
                    DHGroups.Group16SHA512(),
                    DHGroups.Group18SHA512(),
                    new DHGexSHA256.Factory(),
                    DHGroups.Group14SHA256()),
            List.of(
                    DHGroups.Group15SHA512(),
                    DHGroups.Group17SHA512(),
                    new DHGexSHA1.Factory(),
                    DHGroups.Group14SHA1(),
                    DHGroups.Group1SHA1()));

    private static final List<Factory.Named<KeyAlgorithm>> USUAL_KEYS = List.of(
            KeyAlgorithms.EdDSA25519(),
            KeyAlgorithms.ECDSASHANistp256(),
            KeyAlgorithms.ECDSASHANistp384(),
            KeyAlgorithms.ECDSASHANistp521(),
            KeyAlgorithms.RSASHA512(),
            KeyAlgorithms.RSASHA256());

    private static final List<Factory.Named<KeyAlgorithm>> OLD_KEYS =
            List.of(KeyAlgorithms.SSHRSA(), KeyAlgorithms.SSHDSA());

    static final Catalogue<KeyAlgorithm> HOST_KEYS = new Catalogue<>(
            "type of host key", Keyword.HOST_KEY_ALGORITHMS, List.of(Part.HOST_KEYS), USUAL_KEYS, OLD_KEYS);

    static final Catalogue<KeyAlgorithm> USER_KEYS = new Catalogue<>(
            "signature of a user's key", Keyword.PUBKEY_ACCEPTED_ALGORITHMS, List.of(), USUAL_KEYS, OLD_KEYS);

    static final Catalogue<Cipher> CIPHERS = new Catalogue<>(
            "cipher",
            Keyword.CIPHERS,
            List.of(Part.CIPHERS_TO_SERVER, Part.CIPHERS_TO_CLIENT),
            List.of(
                    GcmCiphers.AES128GCM(),
                    GcmCiphers.AES256GCM(),
                    BlockCiphers.AES128CTR(),
                    BlockCiphers.AES192CTR(),
                    BlockCiphers.AES256CTR()),
            List.of(
                    BlockCiphers.AES128CBC(),
                    BlockCiphers.AES192CBC(),
                    BlockCiphers.AES256CBC(),
                    BlockCiphers.TripleDESCBC(),
                    BlockCiphers.BlowfishCBC()));

    static final Catalogue<MAC> MACS = new Catalogue<>(
            "MAC",
            Keyword.MACS,
            List.of(Part.MACS_TO_SERVER, Part.MACS_TO_CLIENT),
            List.of(
                    Macs.HMACSHA2256Etm(),
                    Macs.HMACSHA2512Etm(),
                    Macs.HMACSHA2256(),
                    Macs.HMACSHA2512(),
                    Macs.HMACSHA1()),
            List.of(
                    Macs.HMACSHA1Etm(),
                    Macs.HMACSHA196(),
                    Macs.HMACSHA196Etm(),
                    Macs.HMACMD5Etm(),
                    Macs.HMACMD5(),
                    Macs.HMACMD596Etm(),
                    Macs.HMACMD596()));

    private Algorithms() {}
}
