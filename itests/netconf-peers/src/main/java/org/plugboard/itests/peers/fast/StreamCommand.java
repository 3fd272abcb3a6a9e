// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.peers.fast;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A shell or a subsystem of MINA that is served over its streams by a thread of its own. */
public final class StreamCommand implements Command {

    private final Service service;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private ExitCallback exit = (code, message, immediately) -> {};

    /** Does not start yet. */
    public StreamCommand(Service service) {
        this.service = service;
    }

    /** What is served; the session ends when it returns. */
    public interface Service {
        /** Serves until the client goes, which may show as an error. */
        void serve(InputStream in, OutputStream out) throws IOException;
    }

    /** What a thread does that may end by an error. */
    public interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    /** Starts a thread that keeps nobody from ending; an error means that the client has gone. */
    public static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException theClientHasGone) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
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
        // There is one stream of output.
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        daemon("session", () -> {
            service.serve(in, out);
            exit.onExit(0);
        });
    }

    @Override
    public void destroy(ChannelSession channel) {
        // The end of the streams ends it.
    }
}
