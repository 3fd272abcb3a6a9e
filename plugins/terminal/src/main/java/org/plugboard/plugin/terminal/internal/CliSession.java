// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plugboard.cli.Command;
import org.plugboard.cli.CommandResult;
import org.plugboard.cli.Configuration;
import org.plugboard.cli.ConfigurationResult;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.DialogResult;
import org.plugboard.cli.Probe;
import org.plugboard.connection.ConnectionClosedException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.NotConnectedException;
import org.plugboard.connection.NotSupportedException;
import org.plugboard.connection.OutOfStepException;
import org.plugboard.device.Secret;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Resettable;
import org.plugboard.spi.Terminal;
import org.plugboard.spi.Transport;

/**
 * A command line session: the services of {@link org.plugboard.cli.Cli} over one transport. Works in the caller's
 * thread; the manager lets in one at a time. {@link #disconnect} and {@link #isConnected} may come from any thread.
 */
final class CliSession implements Terminal, Resettable {

    /** Shorter than what the manager allows for disconnecting. */
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(3);

    private final ConnectionContext context;
    private final String protocol;
    private final Platform platform;
    private final Settings settings;
    private volatile @Nullable Transport transport;
    private final Ending ended = new Ending();

    /** Whether the device restarts, so that the transport may well be closed. */
    private volatile boolean restarting;

    /** Who has the command line: a call, or at last the end. Nobody waits for it. */
    private final AtomicBoolean taken = new AtomicBoolean();

    private volatile @Nullable OpenCli cli;

    CliSession(ConnectionContext context, String protocol, Platform platform, Settings settings) {
        this.context = context;
        this.protocol = protocol;
        this.platform = platform;
        this.settings = settings;
    }

    @Override
    public void connect(Deadline deadline) {
        cli = opening().run(this::opened, deadline);
    }

    private Opening opening() {
        return new Opening(context, protocol, platform, settings);
    }

    private void opened(Transport opened) {
        transport = opened;
        if (ended.isOver()) {
            opened.close();
            throw new ConnectionClosedException(context.name() + ": disconnected while it was connecting");
        }
    }

    @Override
    public boolean isConnected() {
        Transport current = transport;
        return !ended.isOver() && current != null && (restarting || current.isOpen());
    }

    @Override
    public void disconnect(Deadline deadline) {
        boolean connected = isConnected();
        ended.begin();
        Transport current = transport;
        if (current == null) {
            return;
        }
        try {
            OpenCli open = cli;
            if (connected && open != null && taken.compareAndSet(false, true)) {
                Deadline leaving = deadline.atMost(LEAVE_LIMIT);
                open.leave(leaving);
                open.end(settings.ending(), leaving);
            }
        } finally {
            current.close();
            settings.ending().pause(deadline);
        }
    }

    @Override
    public String execute(String command) {
        return execute(command, settings.timeout());
    }

    @Override
    public String execute(String command, Duration timeout) {
        if (command.indexOf('\n') >= 0 || command.indexOf('\r') >= 0) {
            throw new InvalidRequestException(context.name()
                    + ": execute takes one line; executeAll takes several commands, configure lines of configuration");
        }
        Deadline deadline = Deadline.after(timeout);
        return call(open -> open.run(Command.of(command), deadline)).text();
    }

    @Override
    public String configure(String lines) {
        return configure(lines, configTimeout());
    }

    @Override
    public String configure(String lines, Duration timeout) {
        return apply(Configuration.of(lines).within(timeout)).text();
    }

    @Override
    public Map<String, String> executeAll(List<String> commands) {
        return executeAll(commands, settings.timeout());
    }

    @Override
    public Map<String, String> executeAll(List<String> commands, Duration timeout) {
        Map<String, String> answers = new LinkedHashMap<>();
        commands.forEach(command ->
                answers.put(command, run(Command.of(command).within(timeout)).text()));
        return answers;
    }

    @Override
    public CommandResult run(Command command) {
        Deadline deadline = Deadline.after(command.timeout().orElse(settings.timeout()));
        return call(open -> open.run(command, deadline));
    }

    @Override
    public ConfigurationResult apply(Configuration configuration) {
        Deadline deadline = Deadline.after(configuration.timeout().orElse(configTimeout()));
        return call(open -> open.apply(configuration, deadline));
    }

    private Duration configTimeout() {
        return settings.limits().configure();
    }

    @Override
    public String mode() {
        return call(OpenCli::mode);
    }

    @Override
    public void disable() {
        Deadline deadline = Deadline.after(settings.timeout());
        call(open -> open.disable(deadline));
    }

    @Override
    public void switchTo(String mode) {
        Deadline deadline = Deadline.after(settings.timeout());
        call(open -> open.switchTo(mode, deadline));
    }

    @Override
    public void sendLine(String text) {
        throw notYet("sendLine");
    }

    @Override
    public void sendSecret(Secret secret) {
        throw notYet("sendSecret");
    }

    @Override
    public DialogResult converse(Dialog dialog) {
        return converse(dialog, settings.timeout());
    }

    @Override
    public DialogResult converse(Dialog dialog, Duration timeout) {
        throw notYet("converse");
    }

    @Override
    public String ping(String target) {
        return ping(target, Probe.DEFAULT);
    }

    @Override
    public String ping(String target, Probe probe) {
        return call(open -> open.tasks().probe("ping", target, probe));
    }

    @Override
    public String traceroute(String target) {
        return traceroute(target, Probe.DEFAULT);
    }

    @Override
    public String traceroute(String target, Probe probe) {
        return call(open -> open.tasks().probe("traceroute", target, probe));
    }

    @Override
    public String copy(String source, String destination) {
        return call(open -> open.tasks().copy(source, destination, Optional.empty()));
    }

    @Override
    public String copy(String source, String destination, Duration timeout) {
        return call(open -> open.tasks().copy(source, destination, Optional.of(timeout)));
    }

    @Override
    public String reload() {
        return restart(settings.limits().reload());
    }

    @Override
    public String reload(Duration timeout) {
        return restart(Optional.of(timeout));
    }

    private String restart(Optional<Duration> limit) {
        return call(open -> {
            restarting = true;
            try {
                return open.restart(new Restarting(), limit);
            } finally {
                restarting = false;
            }
        });
    }

    /** The session while its device restarts. */
    private final class Restarting implements Reload.Restarting {

        @Override
        public void resume(Deadline deadline) {
            Transport current = transport;
            if (current != null) {
                cli = opening().over(current, deadline);
            }
        }

        @Override
        public void connect(Deadline deadline) {
            CliSession.this.connect(deadline);
        }

        @Override
        public void hangUp() {
            Transport current = transport;
            if (current != null) {
                current.close();
            }
        }

        @Override
        public boolean isEndedWithin(Duration pause) throws InterruptedException {
            return ended.isOverWithin(pause);
        }
    }

    private NotSupportedException notYet(String service) {
        return new NotSupportedException(context.name() + ": " + service + " comes later in this change");
    }

    @Override
    public void enable() {
        Deadline deadline = Deadline.after(settings.timeout());
        call(open -> open.enable(deadline));
    }

    @Override
    public void send(String text) {
        Deadline deadline = Deadline.after(settings.timeout());
        call(open -> open.send(text, deadline));
    }

    @Override
    public String receive() {
        return receive(settings.timeout());
    }

    @Override
    public String receive(Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        return call(open -> open.receive(deadline));
    }

    @Override
    public String expect(String pattern) {
        return expect(pattern, settings.limits().expect());
    }

    @Override
    public String expect(String pattern, Duration timeout) {
        Pattern compiled = compile(pattern);
        Deadline deadline = Deadline.after(timeout);
        return call(open -> open.expect(compiled, deadline));
    }

    @Override
    public boolean isReset() {
        OpenCli open = cli;
        // What the last call left is seen by whoever sees that it has given the command line back.
        return open != null && !taken.get() && open.isReset();
    }

    @Override
    public void reset(Deadline deadline) {
        call(open -> open.reset(deadline));
    }

    private Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern, Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw new InvalidRequestException(
                    "%s: /%s/ is no RE2 expression: %s".formatted(context.name(), pattern, e.getMessage()), e);
        }
    }

    private <T> T call(Function<OpenCli, T> service) {
        OpenCli open = cli;
        Transport current = transport;
        if (open == null || current == null || !isConnected() || !taken.compareAndSet(false, true)) {
            throw new NotConnectedException(context.name() + ": not connected; connect first");
        }
        try {
            return service.apply(open);
        } catch (OutOfStepException | ConnectionClosedException e) {
            current.close();
            open.lost(e);
            throw e;
        } finally {
            taken.set(false);
        }
    }
}
