// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.plugboard.cli.Cli;
import org.plugboard.cli.Command;
import org.plugboard.cli.CommandResult;
import org.plugboard.cli.Configuration;
import org.plugboard.cli.ConfigurationResult;
import org.plugboard.cli.Dialog;
import org.plugboard.cli.DialogResult;
import org.plugboard.device.Secret;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.plugin.terminal.internal.platform.Task;
import org.plugboard.spi.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The services of a session that has come to its prompt. */
final class OpenCli {

    private static final Logger LOG = LoggerFactory.getLogger(OpenCli.class);

    private final CommandLine line;
    private final Wire wire;
    private final Conversation conversation;
    private final Modes modes;
    private final Errors errors;
    private final Commands commands;
    private final Replier replier;
    private final Unfinished unfinished;
    private final Configuring configuring;
    private final FreeText freeText;
    private final Home home;
    private final Prompts prompts;
    private final Failures failures;
    private final Platform platform;
    private final Tasks tasks;

    /** Whether the caller reads and writes by himself. */
    private boolean conversing;

    /** Over this line, as it is left by what was sent to begin with. */
    OpenCli(CommandLine line, Settings settings, Configuring configuring, Unfinished unfinished) {
        this.line = line;
        this.wire = line.wire();
        this.platform = line.platform();
        this.prompts = line.prompts();
        this.conversation = line.conversation();
        this.modes = line.modes();
        this.replier = line.replier();
        this.failures = line.failures();
        this.errors = Errors.of(platform.answers().errors(), settings.errors().execute());
        this.commands = new Commands(conversation, replier, platform, errors, failures);
        this.unfinished = unfinished;
        this.configuring = configuring;
        this.freeText = new FreeText(wire, failures, settings.maxAnswer());
        this.home = new Home(prompts.current().orElseThrow(), prompts, modes, failures);
        this.tasks = new Tasks(platform, this::run, line.logins(), failures);
    }

    CommandResult run(Command command, Deadline deadline) {
        prepare(deadline);
        return commands.run(command, deadline);
    }

    /** What the device can be asked to do in its own words. */
    Tasks tasks() {
        return tasks;
    }

    /** Restarts the device and brings the session back; this command line is over behind it. */
    String restart(Reload.Restarting session, Optional<Duration> limit) {
        Task task = tasks.task("reload");
        Deadline deadline = Deadline.after(limit.orElse(task.timeout()));
        prepare(deadline);
        GoingDown goingDown = new GoingDown(line, errors, task, tasks.stored("reload"));
        return new Reload(session, failures.name()).run(goingDown, deadline);
    }

    String mode() {
        return conversation.mode().orElse(Cli.UNKNOWN_MODE);
    }

    String switchTo(String mode, Deadline deadline) {
        prepare(deadline);
        modes.goTo(mode, deadline);
        return mode;
    }

    ConfigurationResult apply(Configuration configuration, Deadline deadline) {
        prepare(deadline);
        return configuring.apply(configuration, deadline);
    }

    String disable(Deadline deadline) {
        prepare(deadline);
        modes.disable(deadline);
        return mode();
    }

    String enable(Deadline deadline) {
        prepare(deadline);
        modes.goTo(Platform.ENABLE, deadline);
        return Platform.ENABLE;
    }

    int send(String text, Deadline deadline) {
        leaveStep();
        wire.send(text, deadline);
        return text.length();
    }

    int sendLine(String text, Deadline deadline) {
        leaveStep();
        wire.sendLine(text, deadline);
        return text.length();
    }

    /** Gives what was sent. */
    Secret sendSecret(Secret secret, Deadline deadline) {
        leaveStep();
        wire.sendSecret(secret, deadline);
        return secret;
    }

    DialogResult converse(Dialog dialog, Deadline deadline) {
        RunningDialog running = new RunningDialog(dialog, replier, deadline);
        leaveStep();
        return freeText.converse(running);
    }

    private void leaveStep() {
        conversing = true;
        conversation.leaveStep();
    }

    String receive(Deadline deadline) {
        conversing = true;
        return freeText.receive(deadline);
    }

    String expect(String pattern, Deadline deadline) {
        Pattern compiled = replier.compile(pattern);
        conversing = true;
        return freeText.expect(compiled, deadline);
    }

    private void prepare(Deadline deadline) {
        freeText.clear();
        conversation.ensureInStep(deadline);
        conversing = false;
        unfinished.finish(deadline);
    }

    /** Whether it is as connecting left it. */
    boolean isReset() {
        return !conversing && conversation.isInStep() && unfinished.isDone() && home.isHere();
    }

    /**
     * Types the Enter key at the prompt, as somebody does who only wants to stay. Not where the device may be asking something, nor
     * while the caller reads and writes by himself: the key could be an answer, and what it brings is not his. Gives the prompt.
     */
    String pressEnter(Deadline deadline) {
        if (!conversing && conversation.isInStep() && unfinished.isDone()) {
            conversation.ask("", deadline);
        }
        return conversation.prompt();
    }

    /** Brings it back to that; gives the prompt. */
    String reset(Deadline deadline) {
        freeText.clear();
        if (conversing) {
            conversation.abandon();
        }
        conversation.settle(deadline);
        conversing = false;
        unfinished.finish(deadline);
        return home.goBack(deadline);
    }

    /** Before the session is ended: lines of a configuration that was cut short must not be left to others. */
    void leave(Deadline deadline) {
        try {
            unfinished.drop(deadline);
        } catch (RuntimeException e) {
            unfinished.abandon(e);
        }
    }

    /** Ends the session at the device as the settings want it. */
    void end(EndSettings ending, Deadline deadline) {
        LogOut logOut = new LogOut(wire, platform, prompts);
        try {
            if (ending.logout()) {
                reset(deadline);
                logOut.run(deadline);
            }
            logOut.awaitEnd(ending.graceful(), deadline);
        } catch (RuntimeException e) {
            LOG.warn("{}: the session may be open still at the device: {}", failures.name(), e.getMessage());
        }
    }

    /** The session has ended by itself. */
    void lost(RuntimeException reason) {
        unfinished.abandon(reason);
    }
}
