// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package net.schmizz.sshj.common;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;

/**
 * Takes the place of sshj's class of this name in our bundle, for one word: sshj asks for the key factory {@code ECDSA}, which
 * is BouncyCastle's name for what the JDK calls {@code EC}. sshj offers no way to say so, and a security provider of ours with
 * that name would be one for the whole JVM.
 */
public final class ECDSAKeyFactory {

    private static final String EC = "EC";

    private ECDSAKeyFactory() {}

    /** The private key of this number on the curve. */
    public static PrivateKey getPrivateKey(BigInteger number, ECDSACurve curve) throws GeneralSecurityException {
        return KeyFactory.getInstance(EC).generatePrivate(new ECPrivateKeySpec(number, parameters(curve)));
    }

    /** The public key of this point on the curve. */
    public static PublicKey getPublicKey(ECPoint point, ECDSACurve curve) throws GeneralSecurityException {
        return KeyFactory.getInstance(EC).generatePublic(new ECPublicKeySpec(point, parameters(curve)));
    }

    private static ECParameterSpec parameters(ECDSACurve curve) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance(EC);
        parameters.init(new ECGenParameterSpec(curve.getCurveName()));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
