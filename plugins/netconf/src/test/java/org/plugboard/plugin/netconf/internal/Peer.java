// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plugboard.device.Path;
import org.plugboard.plugin.netconf.internal.framing.Framing;
import org.plugboard.spi.Deadline;

/** A session, and the device at the other end of its pipe, which the test plays. */
final class Peer {

    static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";

    private static final Path PATH = Path.of("nc", Map.of("host", "192.0.2.1"));
    private static final Pattern ID = Pattern.compile("message-id=\"([^\"]*)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String CAPABILITY = "urn:ietf:params:netconf:capability:";

    /** What a device says that can do everything. */
    static final List<String> ALL = List.of(
            CAPABILITY + "writable-running:1.0",
            CAPABILITY + "candidate:1.0",
            CAPABILITY + "confirmed-commit:1.1",
            CAPABILITY + "rollback-on-error:1.0",
            CAPABILITY + "validate:1.1",
            CAPABILITY + "startup:1.0",
            CAPABILITY + "url:1.0?scheme=file,sftp",
            CAPABILITY + "xpath:1.0",
            CAPABILITY + "notification:1.0",
            CAPABILITY + "interleave:1.0",
            CAPABILITY + "partial-lock:1.0",
            CAPABILITY + "with-defaults:1.0?basic-mode=explicit&also-supported=report-all,report-all-tagged,trim",
            CAPABILITY + "with-operational-defaults:1.0?basic-mode=report-all",
            CAPABILITY + "yang-library:1.1?revision=2019-01-04&content-id=1",
            "urn:ietf:params:xml:ns:yang:ietf-netconf-monitoring?module=ietf-netconf-monitoring&revision=2010-10-04");

    final MemoryPipe pipe = new MemoryPipe();
    final NetconfSession session;
    private final Framing framing;

    private Peer(Framing framing, Map<String, Object> arguments) {
        this.framing = framing;
        session = new NetconfConnectionFactory()
                .create(Contexts.context(PATH, List.of(PATH), arguments, request -> pipe));
    }

    /** Not connected yet. */
    static Peer silent() {
        return new Peer(Framing.END_MARK, Map.of());
    }

    /** With base:1.1. */
    static Peer connected() {
        return connected(Framing.CHUNKS, Map.of());
    }

    static Peer connected(Framing framing, Map<String, Object> arguments) {
        return connected(framing, arguments, hello(framing == Framing.CHUNKS ? "1.1" : "1.0", ALL));
    }

    /** With these capabilities besides base:1.1, and no others. */
    static Peer connectedWith(String... capabilities) {
        return connectedWith(Map.of(), capabilities);
    }

    /** The same, of a path with these arguments. */
    static Peer connectedWith(Map<String, Object> arguments, String... capabilities) {
        return connected(Framing.CHUNKS, arguments, hello("1.1", List.of(capabilities)));
    }

    private static String hello(String base, List<String> capabilities) {
        String others = capabilities.stream()
                .map(one -> "<capability>" + one.replace("&", "&amp;") + "</capability>")
                .collect(Collectors.joining());
        return hello(base).replace("</capabilities>", others + "</capabilities>");
    }

    private static Peer connected(Framing framing, Map<String, Object> arguments, String hello) {
        Peer peer = new Peer(framing, arguments);
        peer.pipe.say(hello);
        peer.session.connect(Deadline.after(PATIENCE));
        peer.pipe.next();
        return peer;
    }

    static String hello(String base) {
        return "<hello xmlns=\"%s\"><capabilities><capability>urn:ietf:params:netconf:base:%s</capability></capabilities><session-id>7</session-id></hello>]]>]]>"
                .formatted(BASE, base);
    }

    /** Calls in a thread of its own. */
    static <T> CompletableFuture<T> calling(Supplier<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(call.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                },
                "test-caller");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** What a call gave; what it threw is thrown as it is. */
    static <T> T result(CompletableFuture<T> call) {
        try {
            return call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until no thread has this name any more. */
    static void awaitEnd(String name) {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .forEach(Peer::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " goes on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("the test was interrupted", e);
        }
    }

    /** The id of the next request; waits for it. */
    String nextId() {
        return id(pipe.next());
    }

    static String id(String request) {
        Matcher matcher = ID.matcher(request);
        if (!matcher.find()) {
            throw new AssertionError("no message-id in " + request);
        }
        return matcher.group(1);
    }

    /** Answers the next request, and gives its operation; waits for it. */
    static String answered(Peer peer, String answer) {
        String request = peer.pipe.next();
        peer.reply(id(request), answer);
        return operation(request);
    }

    /** What is within {@code rpc}. */
    static String operation(String request) {
        return request.substring(request.indexOf("\">") + 2, request.indexOf("</rpc>"));
    }

    /** Answers with this within {@code rpc-reply}. */
    void reply(String id, String content) {
        say("<rpc-reply xmlns=\"%s\" message-id=\"%s\">%s</rpc-reply>".formatted(BASE, id, content));
    }

    void say(String message) {
        pipe.say(frame(message));
    }

    byte[] frame(String message) {
        return framing.encode(message);
    }
}
