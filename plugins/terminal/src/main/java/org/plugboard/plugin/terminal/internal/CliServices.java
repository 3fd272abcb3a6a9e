// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.plugboard.cli.Cli;
import org.plugboard.cli.Command;
import org.plugboard.cli.CommandResult;
import org.plugboard.cli.Configuration;
import org.plugboard.cli.ConfigurationResult;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.DialogResult;
import org.plugboard.cli.Probe;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.device.Secret;
import org.plugboard.spi.Deadline;

/**
 * The services of a command line as calls of {@link OpenCli}, each with its time limit: the caller's, else the one that the
 * settings or semantics 137 give it. Who extends it says when a session is open, and whose turn it is.
 */
abstract class CliServices implements Cli {

    private final String name;
    private final Requests requests;
    private final CallLimits limits;
    private final Duration usual;

    CliServices(String name, CallLimits limits) {
        this.name = name;
        this.requests = new Requests(name);
        this.limits = limits;
        this.usual = limits.execute();
    }

    /** Calls the session that is open, in this time. */
    abstract <T> T call(Duration limit, BiFunction<OpenCli, Deadline, T> service);

    /** Restarts the device and brings the session back; without a limit in the time that the platform gives it. */
    abstract String restart(Optional<Duration> limit);

    @Override
    public String execute(String command) {
        return execute(command, usual);
    }

    @Override
    public String execute(String command, Duration timeout) {
        return run(requests.line(command, timeout)).text();
    }

    @Override
    public Map<String, String> executeAll(List<String> commands) {
        return executeAll(commands, usual);
    }

    @Override
    public Map<String, String> executeAll(List<String> commands, Duration timeout) {
        Map<String, String> answers = new LinkedHashMap<>();
        runAll(requests.commands(commands, timeout)).forEach(result -> answers.put(result.command(), result.text()));
        return answers;
    }

    @Override
    public CommandResult run(Command command) {
        return call(command.timeout().orElse(usual), (open, deadline) -> open.run(command, deadline));
    }

    @Override
    public List<CommandResult> runAll(List<Command> commands) {
        return new CommandList(name, commands).run(this::run);
    }

    @Override
    public String configure(String lines) {
        return configure(lines, limits.configure());
    }

    @Override
    public String configure(String lines, Duration timeout) {
        return apply(requests.configuration(lines, timeout)).text();
    }

    @Override
    public ConfigurationResult apply(Configuration configuration) {
        return call(
                configuration.timeout().orElse(limits.configure()),
                (open, deadline) -> open.apply(configuration, deadline));
    }

    @Override
    public String mode() {
        return call(usual, (open, deadline) -> open.mode());
    }

    @Override
    public void enable() {
        call(usual, OpenCli::enable);
    }

    @Override
    public void disable() {
        call(usual, OpenCli::disable);
    }

    @Override
    public void switchTo(String mode) {
        call(usual, (open, deadline) -> open.switchTo(mode, deadline));
    }

    @Override
    public void send(String text) {
        call(usual, (open, deadline) -> open.send(text, deadline));
    }

    @Override
    public void sendLine(String text) {
        call(usual, (open, deadline) -> open.sendLine(text, deadline));
    }

    @Override
    public void sendSecret(Secret secret) {
        call(usual, (open, deadline) -> open.sendSecret(secret, deadline));
    }

    @Override
    public String receive() {
        return receive(limits.expect());
    }

    @Override
    public String receive(Duration timeout) {
        return call(requests.patience(timeout), OpenCli::receive);
    }

    @Override
    public String expect(String pattern) {
        return expect(pattern, limits.expect());
    }

    @Override
    public String expect(String pattern, Duration timeout) {
        return call(requests.limit(timeout), (open, deadline) -> open.expect(pattern, deadline));
    }

    @Override
    public DialogResult converse(Dialog dialog) {
        return converse(dialog, usual);
    }

    @Override
    public DialogResult converse(Dialog dialog, Duration timeout) {
        if (dialog.statements().isEmpty()) {
            throw new InvalidRequestException(name + ": a dialog without a statement would not end; give it one");
        }
        return call(requests.limit(timeout), (open, deadline) -> open.converse(dialog, deadline));
    }

    @Override
    public String ping(String target) {
        return ping(target, Probe.DEFAULT);
    }

    @Override
    public String ping(String target, Probe probe) {
        return call(usual, (open, deadline) -> open.tasks().probe("ping", target, probe));
    }

    @Override
    public String traceroute(String target) {
        return traceroute(target, Probe.DEFAULT);
    }

    @Override
    public String traceroute(String target, Probe probe) {
        return call(usual, (open, deadline) -> open.tasks().probe("traceroute", target, probe));
    }

    @Override
    public String copy(String source, String destination) {
        return call(usual, (open, deadline) -> open.tasks().copy(source, destination, Optional.empty()));
    }

    @Override
    public String copy(String source, String destination, Duration timeout) {
        return call(requests.limit(timeout), (open, deadline) -> open.tasks()
                .copy(source, destination, Optional.of(timeout)));
    }

    @Override
    public String reload() {
        return restart(limits.reload());
    }

    @Override
    public String reload(Duration timeout) {
        return restart(Optional.of(requests.limit(timeout)));
    }
}
