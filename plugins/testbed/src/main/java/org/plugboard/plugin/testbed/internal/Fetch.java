// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.testbed.internal;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.plugboard.plugin.testbed.internal.Texts.Unreadable;

/**
 * Gets what URLs give, bounded in time and size. One for each reading: the threads of its client end when nobody has it any more.
 * Used by one thread.
 */
final class Fetch {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration TOTAL = Duration.ofSeconds(60);
    private static final int OK = 200;

    private @Nullable HttpClient client;

    /** Blocks for a minute at most. */
    byte[] get(URI url, int maxBytes) {
        CompletableFuture<HttpResponse<byte[]>> answer;
        try {
            HttpRequest request = HttpRequest.newBuilder(url).timeout(TOTAL).build();
            answer = client().sendAsync(request, head -> bounded(maxBytes));
        } catch (IllegalArgumentException e) {
            // Its message quotes the URL, and with that perhaps a password.
            throw new Unreadable("is no URL that can be fetched; it is http://HOST/FILE");
        }
        try {
            HttpResponse<byte[]> response = answer.get(TOTAL.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new Unreadable("the server answers with status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unreadable("interrupted while it was fetched", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Unreadable("did not come within " + TOTAL.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failed(e);
        }
    }

    /** Most testbeds are read without. */
    private HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(Redirect.NORMAL)
                    .build();
        }
        return client;
    }

    private static Unreadable failed(ExecutionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge large) {
                return Texts.tooLarge(large.maxBytes);
            }
        }
        Throwable cause = e.getCause();
        String why = cause == null || cause.getMessage() == null ? "no connection to the server" : cause.getMessage();
        return new Unreadable("cannot be fetched: " + why, e);
    }

    private static BodySubscriber<byte[]> bounded(int maxBytes) {
        return new Bytes(maxBytes);
    }

    /** Keeps what comes, and ends the exchange when that is too much. */
    private static final class Bytes implements BodySubscriber<byte[]> {

        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final int maxBytes;
        private @Nullable Subscription subscription;

        Bytes(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Subscription started) {
            subscription = started;
            started.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (all.size() + (long) buffer.remaining() > maxBytes) {
                    Objects.requireNonNull(subscription).cancel();
                    body.completeExceptionally(new TooLarge(maxBytes));
                    return;
                }
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                all.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(all.toByteArray());
        }
    }

    private static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int maxBytes;

        TooLarge(int maxBytes) {
            this.maxBytes = maxBytes;
        }
    }
}
