// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.classes.stress;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.Lease;
import org.plugboard.connection.Services;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/** A hook that does one odd thing to some of the questions that pass it, so that the caller gets his right answer or hears of it. */
final class OddHook implements ServiceHook {

    /** What it does. */
    enum Oddity {
        LOOKS_ON,
        REPLACES_ARGUMENT_AND_RESULT,
        CALLS_TWICE,
        CALLS_NOT_AT_ALL,
        CALLS_BY_ITSELF,
        CALLS_ON_A_LEASE,
        THROWS_BEFORE,
        THROWS_AFTER,
        HANGS
    }

    /** What it throws. */
    static final class Whim extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Whim(String message) {
            super(message);
        }
    }

    private static final String ASK = "ask ";

    /** One question of so many is treated so; the others only pass. */
    private static final int RARELY = 16;

    private final Oddity oddity;
    private final Company company;
    private final AtomicBoolean hangs = new AtomicBoolean();
    private final CountDownLatch never = new CountDownLatch(1);

    OddHook(Oddity oddity, Company company) {
        this.oddity = oddity;
        this.company = company;
    }

    private static boolean isQuestion(ServiceCall call) {
        return call.service().equals("execute")
                && String.valueOf(call.arguments().get(0)).startsWith(ASK);
    }

    /** The connection whose calls are counted is left in peace, and so are most calls. */
    @Override
    public boolean appliesTo(ServiceCall call) {
        return !call.connection().alias().equals(Line.COUNTED)
                && (oddity == Oddity.LOOKS_ON
                        || (isQuestion(call) && Math.floorMod(nonce(call).hashCode(), RARELY) == 0));
    }

    private static String nonce(ServiceCall call) {
        return String.valueOf(call.arguments().get(0)).substring(ASK.length());
    }

    private static String answer(ServiceCall call, String nonce) {
        return Question.ASK.answer(nonce, call.device().name());
    }

    @Override
    public ServiceCall before(ServiceCall call) {
        company.findings().count("hook " + oddity);
        switch (oddity) {
            case THROWS_BEFORE -> throw new Whim("before");
            case HANGS -> {
                // With a lease in hand it would keep everybody from withdrawing it.
                if (!(call.target() instanceof Lease)) {
                    hang();
                }
            }
            default -> {}
        }
        return call;
    }

    /** Until it is withdrawn; one at a time, so that there is somebody left to do that. */
    private void hang() {
        if (hangs.compareAndSet(false, true)) {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Whim("interrupted while it hung");
            } finally {
                hangs.set(false);
            }
        }
    }

    @Override
    public @Nullable Object around(ServiceCall call) {
        return switch (oddity) {
            case REPLACES_ARGUMENT_AND_RESULT -> another(call, call.target(), true);
            case CALLS_TWICE -> {
                Object result = call.proceed();
                another(call, call.target(), true);
                yield result;
            }
            case CALLS_NOT_AT_ALL -> instead(call);
            case CALLS_BY_ITSELF -> {
                another(call, call.target(), false);
                yield call.proceed();
            }
            case CALLS_ON_A_LEASE -> onLease(call);
            default -> call.proceed();
        };
    }

    /** Asks something else, and gives the caller what he would have heard if that is answered well. */
    private Object another(ServiceCall call, Services target, boolean byTheCall) {
        String other = company.nonces().next();
        Object heard;
        try {
            heard = byTheCall ? call.with(ASK + other).proceed() : target.execute(ASK + other);
        } catch (RuntimeException e) {
            company.nonces().cutShort(other);
            throw e;
        }
        if (!answer(call, other).equals(heard)) {
            company.findings().add("a hook that %s heard \"%s\" to %s".formatted(oddity, heard, other));
        }
        return byTheCall && oddity == Oddity.REPLACES_ARGUMENT_AND_RESULT ? instead(call) : heard;
    }

    private Object instead(ServiceCall call) {
        company.nonces().neverSent(nonce(call));
        return answer(call, nonce(call));
    }

    private static @Nullable Object onLease(ServiceCall call) {
        if (call.target() instanceof Lease) {
            return call.proceed();
        }
        try (Lease lease = call.connection().lease()) {
            return call.on(lease).proceed();
        }
    }

    @Override
    public @Nullable Object onError(ServiceCall call, RuntimeException failure) {
        if (!(failure instanceof ConnectionException) && !(failure instanceof Whim)) {
            company.findings().add("a hook that " + oddity + " got", failure);
        }
        throw failure;
    }

    @Override
    public @Nullable Object after(ServiceCall call, @Nullable Object result) {
        if (oddity == Oddity.THROWS_AFTER) {
            throw new Whim("after");
        }
        return result;
    }
}
