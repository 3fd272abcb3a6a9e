// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.plugboard.device.Secret;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.CredentialSourceName;
import org.plugboard.spi.Deadline;

/**
 * Passwords in a Java keystore (PKCS12, JCEKS), as {@code keytool -importpass} puts them in: {@code file}, {@code entry}, and where the
 * password of the store is: {@code key_variable} or {@code key_file}. {@code field} says which field the entry is, if not the
 * password. Reads the disk. Thread-safe.
 */
@Component(service = CredentialSource.class)
@CredentialSourceName(KeystoreSource.NAME)
public final class KeystoreSource implements CredentialSource {

    static final String NAME = "keystore";
    private static final String FILE = "file";
    private static final String ENTRY = "entry";
    private static final String FIELD = "field";
    private static final String KEY_VARIABLE = "key_variable";
    private static final String KEY_FILE = "key_file";

    private final UnaryOperator<@Nullable String> environment;

    /** With the environment of this process. */
    @Activate
    public KeystoreSource() {
        this(System::getenv);
    }

    KeystoreSource(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Map<String, Object> fetch(CredentialRequest request, Deadline deadline) {
        SourceArguments arguments = new SourceArguments(request, FILE, ENTRY, FIELD, KEY_VARIABLE, KEY_FILE);
        Path file = SourceArguments.file(arguments.requiredText(FILE, "~/.plugboard/lab.p12"));
        String entry = arguments.requiredText(ENTRY, "r1");
        char[] key = storeKey(arguments).toCharArray();
        KeyStore store = store(file, key);
        try {
            Key found = store.getKey(entry, key);
            if (found == null || found.getEncoded() == null) {
                throw SourceArguments.unknown("entry with a secret in " + file, entry, entries(store));
            }
            return Map.of(
                    arguments.text(FIELD).orElse("password"),
                    Secret.of(new String(found.getEncoded(), StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "entry '" + entry + "' of " + file + " does not open with the password of the store", e);
        }
    }

    private String storeKey(SourceArguments arguments) {
        if (arguments.has(KEY_VARIABLE)) {
            String variable = arguments.requiredText(KEY_VARIABLE, "LAB_STORE");
            String key = environment.apply(variable);
            if (key == null) {
                throw new IllegalArgumentException("the environment variable " + variable + " is not set");
            }
            return key;
        }
        String keyFile = arguments
                .text(KEY_FILE)
                .orElseThrow(() -> new IllegalArgumentException("it needs the password of the store: key_variable names"
                        + " an environment variable that has it, key_file a file"));
        return SecretFile.read(SourceArguments.file(keyFile))
                .lines()
                .findFirst()
                .orElse("");
    }

    private static KeyStore store(Path file, char[] key) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no keystore " + file);
        }
        try {
            return KeyStore.getInstance(file.toFile(), key);
        } catch (KeyStoreException e) {
            throw new IllegalArgumentException(file + " is no keystore that this JDK knows", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    file + " does not open: the password of the store is wrong, or the file is damaged", e);
        }
    }

    private static List<String> entries(KeyStore store) throws KeyStoreException {
        return Collections.list(store.aliases()).stream().sorted().toList();
    }
}
