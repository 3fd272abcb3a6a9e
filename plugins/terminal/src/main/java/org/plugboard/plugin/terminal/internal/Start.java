// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal;

import org.plugboard.cli.Configuration;
import org.plugboard.connection.CommandRefusedException;
import org.plugboard.plugin.terminal.internal.platform.Platform;
import org.plugboard.spi.ConnectionContext;
import org.plugboard.spi.Deadline;
import org.plugboard.spi.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a session from an open transport to its first call: logs in, learns the prompt, sets the terminal up, goes to the
 * privileged mode where that is possible, and sends the lines of configuration that the settings have.
 */
final class Start {

    private static final Logger LOG = LoggerFactory.getLogger(Start.class);

    private final ConnectionContext context;
    private final Platform platform;
    private final Settings settings;
    private final Prompts prompts;
    private final Failures failures;
    private final HostNames hostNames;

    Start(ConnectionContext context, Platform platform, Settings settings) {
        this.context = context;
        this.platform = platform;
        this.settings = settings;
        this.hostNames = new HostNames(context, settings.start().learnHostname());
        this.prompts = new Prompts(platform, settings.prompt(), hostNames::learned);
        this.failures = new Failures(context.name(), () -> CommandLine.where(prompts, platform));
    }

    /**
     * Goes it.
     *
     * @param questionExpected whether the transport has not asked for the credentials
     */
    OpenCli over(Transport transport, boolean questionExpected, LoginAttempt attempt, Deadline deadline) {
        CommandLine line = logIn(transport, questionExpected, attempt, deadline);
        Errors refusals =
                Errors.of(platform.answers().refusals(), settings.errors().configure());
        Unfinished unfinished = new Unfinished(line.conversation(), line.modes(), platform, refusals, failures);
        Configuring configuring = new Configuring(
                line.conversation(),
                line.modes(),
                line.replier(),
                line.logins(),
                refusals,
                unfinished,
                platform,
                failures);
        if (!settings.start().asFound()) {
            begin(line, configuring, deadline);
        }
        LOG.debug("{}: ready over {}; {}", context.name(), transport.description(), line.where());
        return new OpenCli(line, settings, configuring, unfinished);
    }

    private CommandLine logIn(Transport transport, boolean questionExpected, LoginAttempt attempt, Deadline deadline) {
        Wire wire = new Wire(transport, new AnswerBuffer(), platform.lineEnd(), settings.maxAnswer(), failures);
        Logins logins = new Logins(context, attempt.credentials());
        CredentialOrder credentials = new CredentialOrder(logins, attempt.credentials(), failures);
        new Login(
                        wire,
                        platform,
                        prompts,
                        failures,
                        credentials,
                        new Challenge(context, credentials, failures),
                        settings.login(),
                        questionExpected)
                .run(deadline);
        attempt.pass();
        Conversation conversation = new Conversation(wire, platform, prompts, failures, settings.recovery());
        conversation.begin(deadline);
        hostNames.settled(prompts.current().orElseThrow().text());
        Replier replier = new Replier(wire, context);
        Errors errors = Errors.of(platform.answers().errors(), settings.errors().execute());
        SetUp setUp = new SetUp(settings.start().initExec(), platform, conversation, errors, failures);
        Modes modes = new Modes(conversation, replier, platform, logins, setUp, failures);
        return new CommandLine(wire, platform, prompts, conversation, modes, replier, logins, failures);
    }

    private void begin(CommandLine line, Configuring configuring, Deadline deadline) {
        Modes modes = line.modes();
        StartSettings start = settings.start();
        modes.begin(deadline);
        if (start.gotoEnable() && modes.canReach(Platform.ENABLE)) {
            enableIfAllowed(modes, deadline);
        }
        modes.connected(deadline);
        if (!start.initConfig().isEmpty()) {
            LOG.info(
                    "{}: sends the {} lines of init_config_commands",
                    context.name(),
                    start.initConfig().size());
            configuring.apply(Configuration.of(start.initConfig().toArray(String[]::new)), deadline);
        }
    }

    /** A user who may not enable at all can still use the session; a wrong password is an error. */
    private void enableIfAllowed(Modes modes, Deadline deadline) {
        try {
            modes.goTo(Platform.ENABLE, deadline);
        } catch (CommandRefusedException e) {
            LOG.info("{}: stays in mode {}: {}", failures.name(), modes.current(), e.getMessage());
        }
    }
}
