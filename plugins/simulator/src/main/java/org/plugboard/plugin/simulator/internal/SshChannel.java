// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.simulator.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.sshd.common.io.IoInputStream;
import org.apache.sshd.common.io.IoOutputStream;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelDataReceiver;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.AsyncCommand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conversation of one SSH channel: a shell, or a subsystem. What is not used up stays within the channel's window. */
final class SshChannel implements AsyncCommand, ChannelDataReceiver, Wire {

    private static final Logger LOG = LoggerFactory.getLogger(SshChannel.class);

    private final ChannelSession channel;
    private final Peer peer;
    private @Nullable IoOutputStream out;
    private ExitCallback exit = (status, message, closeImmediately) -> {};

    SshChannel(ChannelSession channel, Conversation conversation, Executor threads, ScheduledExecutorService timer) {
        this.channel = channel;
        this.peer = new Peer(this, conversation, threads, timer);
        channel.setDataReceiver(this);
    }

    @Override
    public void setIoOutputStream(IoOutputStream stream) {
        out = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession session, Environment environment) {
        peer.begin();
    }

    /** Takes all, and has used up nothing yet. */
    @Override
    public int data(ChannelSession session, byte[] bytes, int start, int length) {
        peer.received(Arrays.copyOfRange(bytes, start, start + length));
        return 0;
    }

    /** The other side has said all that it will. */
    @Override
    public void close() {
        peer.finished();
    }

    @Override
    public void destroy(ChannelSession session) {
        peer.lost();
    }

    @Override
    public void write(byte[] bytes, Consumer<Boolean> done) {
        IoOutputStream stream = out;
        if (stream == null) {
            throw new IllegalStateException("the channel is not open yet");
        }
        try {
            stream.writeBuffer(new ByteArrayBuffer(bytes)).addListener(write -> done.accept(write.isWritten()));
        } catch (IOException e) {
            done.accept(false);
        }
    }

    @Override
    public void consumed(int count) {
        try {
            channel.getLocalWindow().release(count);
        } catch (IOException e) {
            LOG.debug("simulator: an SSH channel is gone: {}", e.getMessage());
        }
    }

    @Override
    public void end(boolean properly) {
        if (properly) {
            // Whoever is leaving already is told nothing more; the server would log that as a fault.
            if (!channel.isClosing() && !channel.getSession().isClosing()) {
                exit.onExit(0);
            }
        } else {
            channel.getSession().close(true);
        }
    }

    @Override
    public void setIoInputStream(IoInputStream stream) {
        throw new UnsupportedOperationException("data comes by data()");
    }

    @Override
    public void setIoErrorStream(IoOutputStream stream) {
        // A terminal has one stream of output.
    }

    @Override
    public void setInputStream(InputStream stream) {
        throw new UnsupportedOperationException("data comes by data()");
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        throw new UnsupportedOperationException("an asynchronous command has another one");
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        throw new UnsupportedOperationException("an asynchronous command has another one");
    }
}
