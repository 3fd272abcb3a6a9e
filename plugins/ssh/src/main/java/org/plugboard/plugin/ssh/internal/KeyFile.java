// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.ssh.internal;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyFormat;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.device.Secret;

/** Reads a private key before the server is asked for anything, so that what is wrong with it is said as such. */
final class KeyFile {

    private static final String ENCRYPTED_PEM = "Proc-Type: 4,ENCRYPTED";

    private KeyFile() {}

    /** @throws AuthenticationException if the key cannot be used */
    static KeyProvider read(Config config, SshSettings settings, Path file) {
        Optional<Secret> passphrase = settings.credential().secret("passphrase");
        try {
            // sshj would take the encrypted bytes for ASN.1, and so any number for a length: now and then all the
            // memory.
            if (contains(file, ENCRYPTED_PEM)) {
                throw new IOException("it is an encrypted PEM key");
            }
            KeyFormat format = KeyProviderUtil.detectKeyFileFormat(file.toFile());
            FileKeyProvider key = Factory.Named.Util.create(config.getFileKeyProviderFactories(), format.toString());
            if (key == null) {
                throw new IOException("it has no format that is known here");
            }
            key.init(file.toFile(), passphrase.map(SecretFinder::new).orElse(null));
            key.getPublic();
            key.getPrivate();
            return key;
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new AuthenticationException(
                    "%s: cannot use the private key %s: %s"
                            .formatted(settings.name(), file, explain(e, file, passphrase)),
                    e);
        }
    }

    private static String explain(Throwable failure, Path file, Optional<Secret> passphrase) {
        if (!Files.isReadable(file)) {
            return "there is no such file, or it cannot be read";
        }
        if (contains(file, ENCRYPTED_PEM) || contains(file, "-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
            return "encrypted PEM keys need BouncyCastle; write it in OpenSSH's own format with: ssh-keygen -p -f "
                    + file;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeyDecryptionFailedException) {
                return passphrase.isPresent()
                        ? "the credential's passphrase does not open it"
                        : "it is encrypted and the credential has no passphrase";
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false;
        }
    }
}
