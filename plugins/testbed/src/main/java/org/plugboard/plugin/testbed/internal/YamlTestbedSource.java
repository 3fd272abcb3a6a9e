// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.plugboard.device.TestbedException;
import org.plugboard.device.TestbedFacts;
import org.plugboard.spi.TestbedReading;
import org.plugboard.spi.TestbedSource;

/** Reads {@code .yaml} and {@code .yml} files. Thread-safe: every reading has objects of its own. */
@Component
public final class YamlTestbedSource implements TestbedSource {

    private static final int MAX_BYTES = 16 * 1024 * 1024;

    @Override
    public Optional<TestbedFacts> read(TestbedReading reading) {
        Path file = Path.of(reading.location());
        if (Files.isDirectory(file)) {
            throw new TestbedException(file + ": is a folder; name a testbed file in it");
        }
        if (!isYaml(file)) {
            return Optional.empty();
        }
        Report report = new Report(reading);
        Markup markup = new Markup(reading::variable, report);
        Item root = new YamlDocument(file.toString(), markup, report).read(text(file));
        new KeyCheck(report, reading.isValidation()).check(root);
        TestbedFacts testbed = new TestbedReader(file, root, report).read();
        if (reading.isValidation()) {
            new Lint(reading, report).check(root, testbed);
        }
        report.refuseErrors();
        return Optional.of(testbed);
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new TestbedException(file + ": is larger than " + MAX_BYTES + " bytes");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new TestbedException(file + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new TestbedException(file + ": no permission to read it", e);
        } catch (CharacterCodingException e) {
            throw new TestbedException(file + ": is not in UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw new TestbedException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
