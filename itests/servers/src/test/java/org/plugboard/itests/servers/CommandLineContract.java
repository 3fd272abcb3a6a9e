// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugboard.cli.Cli;
import org.plugboard.cli.Command;
import org.plugboard.cli.ErrorPatterns;
import org.plugboard.connection.AuthenticationException;
import org.plugboard.connection.ConnectFailedException;
import org.plugboard.connection.ConnectRequest;
import org.plugboard.connection.Connection;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.PartialAnswerException;
import org.plugboard.connection.TimedOutException;
import org.plugboard.contract.Relay;
import org.plugboard.device.Credential;
import org.plugboard.device.Device;
import org.plugboard.device.DeviceFacts;
import org.plugboard.itests.kit.Plugboards;
import org.plugboard.manager.EmbeddedPlugboard;

/** What every command line behind every transport must do on a real server. */
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class CommandLineContract {

    private static final int COMMANDS = 1_000;

    /** Where only the server is another one than where it was {@link #COMMANDS}. */
    static final int FEWER = 200;

    /** Where each answer takes a tenth of a second. */
    static final int FEW = 50;

    /** Prints the prompt of busybox' ash in the home of whoever is logged in, and a bar. */
    static final String ASH_PROMPT = "echo '~ $ |'";

    static final int HELD_AFTER = 300_000;

    /** Far above what is needed and far below the limit of a test, so that an error cannot be the limit's. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /** Where known_hosts lies: no test touches the home of whoever runs it. */
    @TempDir
    Path folder;

    private final long seed = new Random().nextLong();
    final Random random = new Random(seed);
    private Target target;
    private EmbeddedPlugboard plugboard;

    /** The server and the user of this test; skips the test when there is none. */
    abstract Target target();

    @BeforeEach
    void start() {
        target = target();
        plugboard = Plugboards.withAllPlugins();
    }

    @AfterEach
    void stop() {
        if (plugboard != null) {
            plugboard.close();
        }
    }

    @Test
    void manyAnswersComeBackWholeAndInOrder() throws Exception {
        System.out.printf("%s: seed %d%n", getClass().getSimpleName(), seed);
        List<CompletableFuture<Void>> connections = new ArrayList<>();
        for (int i = 0; i < connections(); i++) {
            Random own = new Random(random.nextLong());
            connections.add(CompletableFuture.runAsync(() -> ask(commands() / connections(), own), run -> thread(run)
                    .start()));
        }
        for (CompletableFuture<Void> connection : connections) {
            connection.get();
        }
    }

    private void ask(int commands, Random own) {
        Connection connection = connect(target.port());
        for (int i = 0; i < commands; i++) {
            ask(connection, target.speaker().any(own));
        }
    }

    /** How many that are. */
    int commands() {
        return COMMANDS;
    }

    /** Over how many connections at once they go: one, but for a server that makes each of its turns wait. */
    int connections() {
        return 1;
    }

    @Test
    void anAnswerOfTenMegabytesComesBackWhole() {
        Connection connection = connect(target.port());
        ask(connection, target.speaker().huge());
        ask(connection, target.speaker().small(random));
    }

    @Test
    @Tag("semantics-37")
    void aCommandThatRunsOutOfTimeGivesWhatHasCome() throws Exception {
        try (Relay relay = new Relay(target.port())) {
            Connection connection = connect(relay.port());
            Question huge = target.speaker().huge();
            relay.holdAfter(HELD_AFTER);

            TimedOutException timedOut = catchThrowableOfType(
                    TimedOutException.class,
                    () -> connection.as(Cli.class).execute(huge.command(), Duration.ofSeconds(5)));

            assertPartOf(huge, timedOut);
        }
    }

    @Test
    void aLateAnswerNeverBecomesThatOfTheNextCommand() throws Exception {
        try (Relay relay = new Relay(target.port())) {
            Connection connection = connect(relay.port());
            for (int round = 0; round < 5; round++) {
                Question late = target.speaker().small(random);
                relay.holdAfter(0);
                TimedOutException timedOut = catchThrowableOfType(
                        TimedOutException.class,
                        () -> connection.as(Cli.class).execute(late.command(), Duration.ofMillis(200)));
                assertThat(timedOut).as("what a held answer gives").isNotNull();
                relay.release();

                ask(connection, target.speaker().small(random));
                ask(connection, target.speaker().any(random));
            }
        }
    }

    @Test
    void aLongLateAnswerNeverBecomesThatOfTheNextCommand() throws Exception {
        try (Relay relay = new Relay(target.port())) {
            Connection connection = connect(relay.port());
            Question huge = target.speaker().huge();
            relay.holdAfter(HELD_AFTER);
            TimedOutException timedOut = catchThrowableOfType(
                    TimedOutException.class,
                    () -> connection.as(Cli.class).execute(huge.command(), Duration.ofSeconds(1)));
            assertThat(timedOut).as("what a held answer gives").isNotNull();
            relay.release();

            ask(connection, target.speaker().small(random));
        }
    }

    @Test
    void aServerThatIsKilledInTheMiddleOfACommandEndsItWithWhatHadCome() throws Exception {
        ServerProcesses processes = ServerProcesses.of(target.pid());
        try (Relay relay = new Relay(target.port())) {
            Connection connection = connect(relay.port());
            Question huge = target.speaker().huge();
            relay.holdAfter(HELD_AFTER);
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(
                    () -> connection.execute(huge.command()), run -> thread(run).start());
            relay.awaitHeld();
            processes.killNew();
            relay.release();

            assertPartOf(huge, closed(answer));
            assertThat(connection.isConnected()).isFalse();
            connection.connect();
            prepare(connection);
            ask(connection, target.speaker().small(random));
        }
    }

    @Test
    void aWrongLoginIsRefused() {
        ConnectionException refused =
                failure(AuthenticationException.class, "127.0.0.1", target.port(), target.wrongLogin());

        assertThat(refused).hasMessageStartingWith("device/");
        target.wrongLogin().password().ifPresent(password -> assertThat(refused)
                .hasMessageNotContaining(password.reveal()));
    }

    @Test
    void anUnknownHostIsNamed() {
        assertThat(failure(ConnectFailedException.class, "nosuchhost.invalid", target.port(), target.login()))
                .hasMessageContaining("nosuchhost.invalid");
    }

    @Test
    void aClosedPortIsNamed() throws IOException {
        int port = FreePort.any();

        assertThat(failure(ConnectFailedException.class, "127.0.0.1", port, target.login()))
                .hasMessageContaining(String.valueOf(port));
    }

    /** Connects to the target through this port of the loopback address, ready for questions. */
    final Connection connect(int port) {
        Connection connection = device("127.0.0.1", port, target.login()).connect(request());
        prepare(connection);
        return connection;
    }

    private Device device(String host, int port, Credential credential) {
        return device(target.at(host, port, credential));
    }

    final Device device(DeviceFacts facts) {
        return plugboard.device(facts);
    }

    static ConnectRequest request() {
        return ConnectRequest.defaults().with("connect_timeout", CONNECT_TIMEOUT);
    }

    private void prepare(Connection connection) {
        target.speaker().prepare(connection);
    }

    static void ask(Connection connection, Question question) {
        // Of vtysh, what says that there is no such command is an answer like another.
        Command command = Command.of(question.command()).failingOn(ErrorPatterns.NONE);
        question.check(connection.as(Cli.class).run(command).text());
    }

    final <E extends ConnectionException> E failure(Class<E> kind, String host, int port, Credential credential) {
        Device device = device(host, port, credential);
        E failure = catchThrowableOfType(kind, () -> device.connect(request()));
        assertThat(failure).as("what connecting throws").isNotNull();
        assertThat(device.isConnected()).isFalse();
        return failure;
    }

    static ConnectionClosedException closed(CompletableFuture<String> answer)
            throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("the server was killed, but the answer is whole: "
                    + answer.get(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS).length() + " characters");
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ConnectionClosedException.class);
            return (ConnectionClosedException) e.getCause();
        }
    }

    /** Some bytes of what was let through are commands' echoes, a prompt, or the transport's own. */
    static void assertPartOf(Question question, PartialAnswerException exception) {
        assertThat(exception).as("what the cut answer gives").isNotNull();
        String received = exception.received();
        assertThat(received.length())
                .isBetween(HELD_AFTER / 2, question.answer().length() - 1);
        question.checkPart(received);
    }

    static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "asks-until-killed");
        thread.setDaemon(true);
        return thread;
    }
}
