// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.device.Credential;
import org.plugboard.spi.Deadline;
import org.plugboard.transcript.Transcript;
import org.plugboard.transcript.TranscriptEvent;
import org.plugboard.transcript.TranscriptEvent.Kind;
import org.plugboard.transcript.TranscriptHeader;

@Timeout(120)
class RecordedTransportTest {

    private static final Deadline DEADLINE = Deadline.after(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> shown = new ConcurrentLinkedQueue<>();
    private final Users ofTransport = new Users();
    private final Users ofSession = new Users();

    private RecordedTransport recorded(Tape tape, Path file) {
        RecordedTransport transport = new RecordedTransport(
                tape,
                new RecordedTransport.Order(
                        "R1/cli",
                        new TranscriptName(file.toString()),
                        Map.of("device", "R1", "alias", "cli"),
                        ofTransport,
                        ofSession,
                        Set::of,
                        80,
                        24,
                        shown::add));
        transport.open(DEADLINE);
        return transport;
    }

    private RecordedTransport recorded(Tape tape) {
        return recorded(tape, folder.resolve("t.cast"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int read(RecordedTransport transport) throws IOException {
        return transport.read(new byte[64 * 1024], 0, 64 * 1024, DEADLINE);
    }

    private static void readAll(RecordedTransport transport) throws IOException {
        int count = 1;
        while (count > 0) {
            count = read(transport);
        }
    }

    private static byte[] bytes(Path file, Kind kind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Transcript.read(file).events().stream()
                .filter(event -> event.kind() == kind)
                .forEach(event -> bytes.writeBytes(event.bytes()));
        return bytes.toByteArray();
    }

    private List<String> events() {
        return Transcript.read(folder.resolve("t.cast")).events().stream()
                .map(event -> event.kind() + " " + new String(event.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void whatWasReadAndWrittenIsInTheFileBeforeItIsClosed() throws IOException {
        RecordedTransport transport = recorded(new Tape().put(utf8("R1#")).put(utf8("show clock\r\n12:00\r\nR1#")));
        read(transport);
        assertThat(events()).containsExactly("RECEIVED R1#");
        transport.write(utf8("show clock\r"), DEADLINE);
        assertThat(events()).containsExactly("RECEIVED R1#", "SENT show clock\r");
        read(transport);
        assertThat(events()).hasSize(3);
        transport.close();
        assertThat(events()).hasSize(4).last().isEqualTo("MARK " + TranscriptEvent.CLOSED);
        assertThat(Transcript.read(folder.resolve("t.cast")).header().facts()).containsEntry("peer", "tape");
    }

    @Test
    void theEndOfAPipeIsToldOnce() throws IOException {
        Tape tape = new Tape().put(utf8("R1#"));
        RecordedTransport transport = recorded(tape);
        readAll(transport);
        assertThat(read(transport)).isEqualTo(-1);
        transport.close();
        assertThat(events()).containsExactly("RECEIVED R1#", "MARK ended by the peer", "MARK closed from this side");
    }

    @Test
    void howAPipeBreaksIsTold() throws IOException {
        Tape tape = new Tape().put(utf8("R1#"));
        tape.breaks = true;
        RecordedTransport transport = recorded(tape);
        assertThatThrownBy(() -> readAll(transport)).isInstanceOf(IOException.class);
        assertThat(events()).containsExactly("RECEIVED R1#", "MARK broken: Connection reset");
    }

    @Test
    void aPromptThatBeginsLikeASecretStandsBeforeWhatIsSentToIt() throws IOException {
        RecordedTransport transport = recorded(new Tape().put(utf8("\r\nR1#")).put(utf8("show clock\r\n")));
        transport.writeSecret(utf8("#1 secret\r"), DEADLINE);
        read(transport);
        transport.write(utf8("show clock\r"), DEADLINE);
        read(transport);
        assertThat(events())
                .containsExactly(
                        "SENT ***\r", "RECEIVED \r\nR1", "RECEIVED #", "SENT show clock\r", "RECEIVED show clock\r\n");
    }

    @Test
    void whatIsStillHeldStaysBeforeWhatIsSentToIt() throws IOException {
        RecordedTransport transport =
                recorded(new Tape().put(utf8("aa")).put(utf8("a")).put(utf8("x")));
        transport.writeSecret(utf8("aab\r"), DEADLINE);
        read(transport);
        transport.write(utf8("show clock\r"), DEADLINE);
        read(transport);
        read(transport);
        assertThat(events())
                .containsExactly("SENT ***\r", "RECEIVED a", "RECEIVED aa", "SENT show clock\r", "RECEIVED x");
    }

    @Test
    void theHeaderNamesTheUserWhomTheTransportAskedForLastWhileItWasOpened() throws IOException {
        ofSession.asked(credential("earlier"));
        ofTransport.asked(credential("jump"));
        ofTransport.asked(credential("admin"));
        ofTransport.asked(Optional.empty());
        RecordedTransport transport = recorded(new Tape());
        ofSession.asked(credential("admin"));
        transport.write(utf8("show clock\r"), DEADLINE);
        assertThat(header().fact(TranscriptHeader.USER)).contains("admin");
        assertThat(events()).containsExactly("SENT show clock\r");
    }

    @Test
    void aLoginOnTheCommandLineIsToldWhereItIsMadeAndNotBefore() throws IOException {
        ofSession.asked(credential("of the session before"));
        RecordedTransport transport = recorded(new Tape());
        transport.write(utf8("\r"), DEADLINE);
        ofSession.asked(credential("admin"));
        transport.write(utf8("admin\r"), DEADLINE);
        ofSession.asked(credential("admin"));
        transport.writeSecret(utf8("secret\r"), DEADLINE);
        ofSession.asked(Optional.of(new Credential(Map.of("password", "x"))));
        transport.write(utf8("enable\r"), DEADLINE);
        ofSession.asked(credential("ops"));
        transport.writeSecret(utf8("other\r"), DEADLINE);
        assertThat(header().fact(TranscriptHeader.USER)).isEmpty();
        assertThat(events())
                .containsExactly(
                        "SENT \r",
                        "MARK answers as admin",
                        "SENT admin\r",
                        "SENT ***\r",
                        "SENT enable\r",
                        "MARK answers as ops",
                        "SENT ***\r");
    }

    private static Optional<Credential> credential(String user) {
        return Optional.of(Credential.of(user, "x"));
    }

    private TranscriptHeader header() {
        return Transcript.read(folder.resolve("t.cast")).header();
    }

    /** Pains 24: no transcript holds a secret or its echo, in whatever encoding and wherever reads split it. */
    @Test
    void noTranscriptHoldsASecretWhereverTheReadsSplitItsEcho() throws IOException {
        Random random = new Random(24);
        for (String secret : List.of(
                "tr0ub4dor&3",
                "again and a",
                "quo\"te\\back",
                "pässwörd",
                "\u0007be\u0001ll",
                "Ünïcödé😀" + random.nextInt())) {
            byte[] stream = utf8("Password: " + secret + "\r\nü " + secret + secret + "\r\nR1#");
            for (int cut = 0; cut <= stream.length; cut++) {
                Path file = folder.resolve("cut-" + secret.length() + "-" + cut);
                Tape tape = new Tape();
                RecordedTransport transport = recorded(tape, file);
                transport.writeSecret(utf8(secret + "\r"), DEADLINE);
                tape.put(Arrays.copyOf(stream, cut)).put(Arrays.copyOfRange(stream, cut, stream.length));
                transport.write(utf8("username bob password " + secret + "\r"), DEADLINE);
                read(transport);
                read(transport);
                transport.close();

                String text = Files.readString(file);
                String base64 = Base64.getEncoder().encodeToString(utf8(secret));
                assertThat(text).doesNotContain(secret, base64.substring(0, base64.length() / 2));
                assertThat(new String(bytes(file, Kind.SENT), StandardCharsets.UTF_8))
                        .isEqualTo("***\rusername bob password ***\r");
                assertThat(new String(bytes(file, Kind.RECEIVED), StandardCharsets.UTF_8))
                        .as("cut at %s", cut)
                        .isEqualTo("Password: ***\r\nü ******\r\nR1#");
            }
        }
    }

    @Test
    void whatIsThereIsNeverOverwrittenHoweverManyBegin() throws Exception {
        Path file = folder.resolve("logs/day/t.cast");
        List<Thread> threads = Stream.generate(
                        () -> new Thread(() -> recorded(new Tape(), file).close()))
                .limit(8)
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(shown)
                .hasSize(8)
                .doesNotHaveDuplicates()
                .contains(file.toString(), folder.resolve("logs/day/t-8.cast").toString());
        assertThat(shown)
                .allSatisfy(one ->
                        assertThat(Transcript.read(Path.of(one)).events()).hasSize(1));
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        recorded(new Tape()).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("t.cast"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatCannotBeMadeLeavesTheSessionAsItIs() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Tape tape = new Tape().put(utf8("R1#"));
        RecordedTransport transport = recorded(tape, folder.resolve("file/t.cast"));
        assertThat(read(transport)).isEqualTo(3);
        transport.write(utf8("x"), DEADLINE);
        transport.close();
        assertThat(tape.written).isEqualTo(1);
        assertThat(shown).singleElement().asString().contains("file/t.cast is not written any more");
    }

    @Test
    void aDiskThatIsFullEndsTheRecordingOnceAndNothingElse() {
        ConcurrentLinkedQueue<IOException> failures = new ConcurrentLinkedQueue<>();
        OutputStream full = new OutputStream() {
            private int room = 40;

            @Override
            public void write(int octet) throws IOException {
                if (--room < 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
        Recorder recorder = new Recorder(new TranscriptFile(folder.resolve("t.cast"), full), failures::add);
        for (int round = 0; round < 10; round++) {
            recorder.sent(utf8("show clock\r"));
            recorder.received(utf8("12:00"), 0, 5);
        }
        recorder.close("end");
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessage("No space left on device"));
    }

    @Test
    void anInterruptedThreadStillWrites() throws IOException {
        RecordedTransport transport = recorded(new Tape().put(utf8("R1#")));
        Thread.currentThread().interrupt();
        read(transport);
        assertThat(Thread.interrupted()).isTrue();
        transport.write(utf8("x"), DEADLINE);
        assertThat(events()).containsExactly("RECEIVED R1#", "SENT x");
    }

    /** A process that dies loses nothing that it has received. */
    @Test
    void aKilledProcessLosesNothingThatItHasReceived() throws Exception {
        Path file = folder.resolve("killed.cast");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Receiver.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String last = "";
        try (BufferedReader said = process.inputReader()) {
            while (!last.equals("1000")) {
                String line = said.readLine();
                assertThat(line).as("behind '%s' the process ended", last).isNotNull();
                last = line;
            }
            process.destroyForcibly().waitFor();
        }
        String received = new String(bytes(file, Kind.RECEIVED), StandardCharsets.UTF_8);
        for (int line = 1; line <= 1000; line++) {
            assertThat(received).contains("line " + line + " ü\r\n");
        }
    }

    /** Receives for ever, and says after each read how many lines it has. */
    static final class Receiver {

        private Receiver() {}

        public static void main(String[] arguments) throws IOException {
            Tape tape = new Tape();
            RecordedTransport transport = new RecordedTransport(
                    tape,
                    new RecordedTransport.Order(
                            "R1/cli",
                            new TranscriptName(arguments[0]),
                            Map.of(),
                            new Users(),
                            new Users(),
                            Set::of,
                            80,
                            24,
                            where -> {}));
            transport.open(DEADLINE);
            for (int line = 1; line > 0; line++) {
                tape.put(utf8("line " + line + " ü\r\n"));
                read(transport);
                System.out.println(line);
            }
        }
    }
}
