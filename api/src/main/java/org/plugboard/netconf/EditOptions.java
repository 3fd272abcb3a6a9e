// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How {@code edit-config} is done (RFC 6241, section 7.2); what is null is left to the device.
 *
 * @param defaultOperation what happens to the data that say nothing themselves
 * @param test whether the change is validated; capability {@code :validate}
 * @param onError what happens at the first error
 */
public record EditOptions(@Nullable DefaultOperation defaultOperation, @Nullable Test test, @Nullable OnError onError) {

    /** Leaves all to the device. */
    public static final EditOptions DEFAULTS = new EditOptions(null, null, null);

    /** What happens to data without an {@code operation} of their own. */
    public enum DefaultOperation {
        /** They are merged in. */
        MERGE,
        /** They take the place of what is there. */
        REPLACE,
        /** Nothing. */
        NONE;

        @Override
        public String toString() {
            return asNetconfWritesIt(this);
        }
    }

    /** Whether the change is validated. */
    public enum Test {
        /** First validate, then make it. */
        TEST_THEN_SET,
        /** Make it without. */
        SET,
        /** Only validate; capability {@code :validate:1.1}. */
        TEST_ONLY;

        @Override
        public String toString() {
            return asNetconfWritesIt(this);
        }
    }

    /** What happens at the first error. */
    public enum OnError {
        /** It ends there. */
        STOP_ON_ERROR,
        /** The rest is done; the answer is an error all the same. */
        CONTINUE_ON_ERROR,
        /** All is undone; capability {@code :rollback-on-error}. */
        ROLLBACK_ON_ERROR;

        @Override
        public String toString() {
            return asNetconfWritesIt(this);
        }
    }

    /** The same with another default operation. */
    public EditOptions defaultOperation(DefaultOperation operation) {
        return new EditOptions(operation, test, onError);
    }

    /** The same with another test. */
    public EditOptions test(Test kind) {
        return new EditOptions(defaultOperation, kind, onError);
    }

    /** The same with another way to go on after an error. */
    public EditOptions onError(OnError reaction) {
        return new EditOptions(defaultOperation, test, reaction);
    }

    private static String asNetconfWritesIt(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
