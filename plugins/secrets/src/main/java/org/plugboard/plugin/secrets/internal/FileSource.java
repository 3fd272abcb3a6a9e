// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.secrets.internal;

import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.plugboard.spi.CredentialRequest;
import org.plugboard.spi.CredentialSource;
import org.plugboard.spi.CredentialSourceName;
import org.plugboard.spi.Deadline;

/**
 * Credentials in a file of their own, of mode 600 or stricter, in the form of {@link LoginText}; {@code file} names it. Reads
 * the disk. Thread-safe.
 */
@Component(service = CredentialSource.class)
@CredentialSourceName(FileSource.NAME)
public final class FileSource implements CredentialSource {

    static final String NAME = "file";
    private static final String FILE = "file";

    /** Reads any file that a testbed names. */
    @Activate
    public FileSource() {}

    @Override
    public Map<String, Object> fetch(CredentialRequest request, Deadline deadline) {
        Path file =
                SourceArguments.file(new SourceArguments(request, FILE).requiredText(FILE, "~/.plugboard/lab-login"));
        String text = SecretFile.read(file);
        try {
            return LoginText.fields(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
