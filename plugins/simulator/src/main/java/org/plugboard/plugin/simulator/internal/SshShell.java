// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command line of one SSH channel. */
final class SshShell implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(SshShell.class);

    private final DeviceModel device;
    private final Executor threads;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private ExitCallback exit = (status, message, closeImmediately) -> {};

    SshShell(DeviceModel device, Executor threads) {
        this.device = device;
        this.threads = threads;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        // A terminal has one stream of output.
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        threads.execute(this::run);
    }

    private void run() {
        try {
            new Console(in, out).hold(device.commandLine());
        } catch (IOException e) {
            LOG.debug("{}: an SSH session ends: {}", device.hostname(), e.getMessage());
        } finally {
            exit.onExit(0);
        }
    }

    /** The channel's streams are closed by now, which ends the dialogue. */
    @Override
    public void destroy(ChannelSession channel) {}
}
