// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.tls.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority that {@code openssl} makes in a folder for one test, with the certificates that it gives. */
final class Authority {

    static final String PASSWORD = "tiger, tiger";

    private final Path folder;
    private final String name;

    Authority(Path folder, String name) throws IOException, InterruptedException {
        this.folder = folder;
        this.name = name;
        newKey(name);
        openssl(
                "req",
                "-x509",
                "-new",
                "-key",
                name + ".key",
                "-out",
                name + ".pem",
                "-days",
                "30",
                "-subj",
                "/CN=" + name);
    }

    /** Its own certificate. */
    Path certificate() {
        return folder.resolve(name + ".pem");
    }

    Path file(String file) {
        return folder.resolve(file);
    }

    /** A certificate in {@code NAME.pem} with its key in {@code NAME.key}, and both in {@code NAME.p12}. */
    Path issue(String subject, String alternativeNames) throws IOException, InterruptedException {
        newKey(subject);
        return issue(subject, alternativeNames, 30);
    }

    /** The same of one that has expired yesterday. */
    Path issueExpired(String subject, String alternativeNames) throws IOException, InterruptedException {
        newKey(subject);
        return issue(subject, alternativeNames, -1);
    }

    private Path issue(String subject, String alternativeNames, int days) throws IOException, InterruptedException {
        openssl("req", "-new", "-key", subject + ".key", "-out", subject + ".csr", "-subj", "/CN=" + subject);
        List<String> sign = new ArrayList<>(List.of(
                "x509",
                "-req",
                "-in",
                subject + ".csr",
                "-CA",
                name + ".pem",
                "-CAkey",
                name + ".key",
                "-CAcreateserial",
                "-days",
                Integer.toString(days),
                "-out",
                subject + ".pem"));
        if (!alternativeNames.isEmpty()) {
            Files.writeString(file(subject + ".ext"), "subjectAltName=" + alternativeNames);
            sign.addAll(List.of("-extfile", subject + ".ext"));
        }
        openssl(sign.toArray(String[]::new));
        openssl(
                "pkcs12",
                "-export",
                "-inkey",
                subject + ".key",
                "-in",
                subject + ".pem",
                "-out",
                subject + ".p12",
                "-passout",
                "pass:" + PASSWORD);
        return file(subject + ".pem");
    }

    private void newKey(String subject) throws IOException, InterruptedException {
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", subject + ".key");
    }

    void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = start(command);
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
        assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return abort("openssl is not there: " + e.getMessage());
        }
    }
}
