// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file in PEM (RFC 7468): blocks, with any text around them.
 *
 * @param blocks in the order of the file
 * @param isBinary whether it begins as DER and keystores do
 */
record PemFile(List<Block> blocks, boolean isBinary) {

    /** More than anybody has certificates for; a file that is larger is something else. */
    private static final long MAX_BYTES = 4 * 1024 * 1024;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*([^-]*(?:-[^-]+)*?)-----END \\1-----");

    /**
     * One block.
     *
     * @param headers what stands before the first empty line, as the encryption of old keys
     * @param encoded its content in base 64
     */
    record Block(String label, String headers, String encoded) {

        /** @throws IOException if it is not in base 64 */
        byte[] content() throws IOException {
            try {
                return Base64.getMimeDecoder().decode(encoded);
            } catch (IllegalArgumentException e) {
                throw new IOException("its block %s is not in base 64".formatted(label), e);
            }
        }

        boolean isCertificate() {
            return label.equals("CERTIFICATE") || label.equals("TRUSTED CERTIFICATE");
        }

        boolean isKey() {
            return label.endsWith("PRIVATE KEY");
        }
    }

    /** @throws IOException if it cannot be read */
    static PemFile read(Path file) throws IOException {
        GivenFile.requireReadable(file);
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it has %d bytes, more than a PEM file has".formatted(Files.size(file)));
        }
        List<Block> blocks = new ArrayList<>();
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(block(matcher.group(1), matcher.group(2)));
        }
        return new PemFile(blocks, !text.isEmpty() && text.charAt(0) == DerReader.SEQUENCE);
    }

    private static Block block(String label, String text) {
        int colon = text.indexOf(':');
        Matcher empty = Pattern.compile("\\R\\s*\\R").matcher(text);
        int body = colon >= 0 && empty.find() ? empty.end() : 0;
        return new Block(label, text.substring(0, body), text.substring(body));
    }

    /**
     * What it has instead of what is looked for, behind a message that says so; empty if nothing can be said.
     *
     * @param tool of openssl that writes it as PEM
     * @param keystore the setting for keystores
     */
    String instead(String tool, String keystore) {
        if (blocks.isEmpty()) {
            return isBinary
                    ? ", but is binary, as DER and keystores are; write it as PEM with: openssl %s -in FILE -out FILE.pem, or give it with %s"
                            .formatted(tool, keystore)
                    : "";
        }
        return ", but " + blocks.stream().map(Block::label).distinct().collect(Collectors.joining(", "));
    }

    /** The certificates, in the order of the file. */
    List<X509Certificate> certificates() throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.isCertificate()) {
                certificates.add(certificate(factory, block));
            }
        }
        return certificates;
    }

    private static X509Certificate certificate(CertificateFactory factory, Block block)
            throws IOException, CertificateException {
        return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.content()));
    }
}
