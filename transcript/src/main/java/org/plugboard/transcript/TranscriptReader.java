// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.transcript;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.transcript.TranscriptEvent.Kind;

/** Reads transcripts, ours and those of others. Used once. */
final class TranscriptReader {

    private static final long LARGEST = 256L * 1024 * 1024;
    private static final int WIDTH = 80;
    private static final int HEIGHT = 24;

    private final Path file;
    private int number;

    TranscriptReader(Path file) {
        this.file = file;
    }

    Transcript read() {
        try (BufferedReader lines = open()) {
            TranscriptHeader header = header(lines);
            List<TranscriptEvent> events = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                lines.mark(1);
                boolean last = lines.read() < 0;
                if (!last) {
                    lines.reset();
                }
                event(line, last).ifPresent(events::add);
            }
            return new Transcript(header, events);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    TranscriptHeader readHeader() {
        try (BufferedReader lines = open()) {
            return header(lines);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private BufferedReader open() throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new InvalidRequestException(file + ": is larger than " + LARGEST / (1024 * 1024) + " MiB");
        }
        // Of a character that was torn a sign stays, and the line is told or left out.
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private TranscriptHeader header(BufferedReader lines) throws IOException {
        number = 1;
        String line = lines.readLine();
        if (line == null) {
            throw wrong("the file is empty");
        }
        Map<?, ?> entries = json(line) instanceof Map<?, ?> map ? map : Map.of();
        if (whole(entries, "version", 0) != TranscriptLines.VERSION) {
            throw wrong("no header with \"version\": 2");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        if (entries.get(TranscriptLines.FACTS) instanceof Map<?, ?> ours) {
            ours.forEach((key, value) -> facts.put(String.valueOf(key), String.valueOf(value)));
        }
        return new TranscriptHeader(
                (int) whole(entries, "width", WIDTH),
                (int) whole(entries, "height", HEIGHT),
                Instant.ofEpochSecond(whole(entries, "timestamp", 0)),
                facts);
    }

    private static long whole(Map<?, ?> entries, String key, long otherwise) {
        return entries.get(key) instanceof BigDecimal value ? value.longValue() : otherwise;
    }

    /** An event of a kind that we know; whoever wrote the last line may have been killed over it. */
    private Optional<TranscriptEvent> event(String line, boolean last) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            if (json(line) instanceof List<?> parts
                    && parts.size() == 3
                    && parts.get(0) instanceof BigDecimal seconds
                    && parts.get(1) instanceof String code
                    && parts.get(2) instanceof String data) {
                return event(Duration.ofNanos(seconds.movePointRight(9).longValue()), code, data);
            }
            throw wrong("no event: a list of seconds, code and data");
        } catch (InvalidRequestException | IllegalArgumentException e) {
            if (last) {
                return Optional.empty();
            }
            throw e instanceof InvalidRequestException known ? known : wrong(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<TranscriptEvent> event(Duration at, String code, String data) {
        for (Kind kind : Kind.values()) {
            if (code.equals(String.valueOf(kind.text()))) {
                return Optional.of(new TranscriptEvent(at, kind, data.getBytes(StandardCharsets.UTF_8)));
            }
            if (code.equals(String.valueOf(kind.binary()))) {
                return Optional.of(
                        new TranscriptEvent(at, kind, Base64.getDecoder().decode(data)));
            }
        }
        return Optional.empty();
    }

    private @Nullable Object json(String line) {
        try {
            return Json.read(line);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private InvalidRequestException wrong(String what) {
        return new InvalidRequestException(file + ":" + number + ": " + what
                + "; a transcript is an asciicast of version 2, a line of JSON for each event");
    }

    private InvalidRequestException unreadable(IOException e) {
        return new InvalidRequestException(file + ": the transcript cannot be read: " + e, e);
    }
}
