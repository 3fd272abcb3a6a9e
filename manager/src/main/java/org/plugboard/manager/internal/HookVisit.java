// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.manager.internal;

import org.jspecify.annotations.Nullable;
import org.plugboard.connection.CallInterruptedException;
import org.plugboard.connection.ConnectionException;
import org.plugboard.connection.InvalidRequestException;
import org.plugboard.connection.ServiceFailedException;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/**
 * One call at one hook: asks it step by step, each time anew whether it is still here, and makes of what it throws what the
 * caller gets.
 */
final class HookVisit {

    private final Hook hook;
    private final HookedPassage passage;
    private final int place;
    private final Thread caller = Thread.currentThread();
    private final Stay stay = new Stay();
    private String step = "appliesTo";
    private @Nullable RuntimeException passedOn;
    private @Nullable RuntimeException failedAround;
    private boolean over;

    private HookVisit(Hook hook, HookedPassage passage, int place) {
        this.hook = hook;
        this.passage = passage;
        this.place = place;
    }

    /** Takes a call through the hook, or past it if it is not for it. */
    static @Nullable Object of(
            Hook hook, HookedPassage passage, int place, ServiceCalls target, @Nullable Object[] arguments) {
        HookVisit visit = new HookVisit(hook, passage, place);
        boolean tellsOfInterrupt = false;
        hook.enter(visit.stay);
        try {
            HookedCall call = new HookedCall(passage, visit, target, arguments);
            if (visit.isWanted(call)) {
                return passage.fitting(hook, visit.through(call));
            }
        } catch (RuntimeException | LinkageError e) {
            RuntimeException explained = visit.explained(e);
            tellsOfInterrupt = explained instanceof CallInterruptedException;
            throw explained;
        } finally {
            visit.over = true;
            hook.leave(visit.stay);
            // A hook that was withdrawn meanwhile has taken its own interrupt away, and the caller's with it.
            if (tellsOfInterrupt) {
                Thread.currentThread().interrupt();
            }
        }
        return passage.from(place + 1, target, arguments);
    }

    private boolean isWanted(HookedCall call) {
        ServiceHook code = hook.code();
        return code != null && code.appliesTo(call) && hook.code() != null;
    }

    private @Nullable Object through(HookedCall asked) {
        HookedCall call = before(asked);
        Object result = around(call);
        ServiceHook code = codeFor("after");
        return code == null ? result : code.after(call, result);
    }

    private HookedCall before(HookedCall asked) {
        ServiceHook code = codeFor("before");
        if (code == null) {
            return asked;
        }
        ServiceCall changed = code.before(asked);
        if (changed instanceof HookedCall mine && mine.isOf(this)) {
            return mine;
        }
        throw new IllegalStateException("it returned " + changed + ", which is not made of the call that it got");
    }

    private @Nullable Object around(HookedCall call) {
        ServiceHook code = codeFor("around");
        if (code == null) {
            return proceed(call.target(), call.values());
        }
        try {
            return code.around(call);
        } catch (RuntimeException e) {
            failedAround = e;
            return onError(call, e);
        }
    }

    private @Nullable Object onError(HookedCall call, RuntimeException failure) {
        ServiceHook code = codeFor("onError");
        if (code == null) {
            throw failure;
        }
        return code.onError(call, failure);
    }

    private @Nullable ServiceHook codeFor(String next) {
        step = next;
        return hook.code();
    }

    /**
     * Goes on behind the hook; meanwhile the thread is not in its code.
     *
     * @throws InvalidRequestException if the call is over, or is another thread's
     */
    @Nullable
    Object proceed(ServiceCalls target, @Nullable Object[] arguments) {
        if (Thread.currentThread() != caller) {
            throw new InvalidRequestException(passage + " is a call of thread " + caller.getName()
                    + "; a hook goes on with it" + " in that thread only, not in "
                    + Thread.currentThread().getName());
        }
        if (over) {
            throw new InvalidRequestException(passage + ": the call is over; a hook cannot keep it");
        }
        boolean wasInside = stay.leave();
        try {
            return passage.from(place + 1, target, arguments);
        } catch (RuntimeException e) {
            passedOn = e;
            throw e;
        } finally {
            if (wasInside) {
                stay.enter();
            }
        }
    }

    /** What the caller gets of what came out of the hook. */
    private RuntimeException explained(Throwable thrown) {
        if (passedOn != null && thrown == passedOn) {
            return passedOn;
        }
        String where = thrown == failedAround ? "around" : step;
        if (hook.code() == null) {
            return new ServiceFailedException(
                    passage + ": " + hook + " was removed while the call was in its " + where + ", which then failed: "
                            + thrown,
                    thrown);
        }
        return thrown instanceof ConnectionException known
                ? known
                : new ServiceFailedException(passage + ": " + hook + " failed in its " + where + ": " + thrown, thrown);
    }
}
