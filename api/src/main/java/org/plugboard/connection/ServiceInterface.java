// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.connection;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface whose methods are services: a connection whose class implements it offers them to its users, typed by
 * {@link Services#as} and by name through {@link Services#call}.
 *
 * <p>It belongs into the API or an API bundle of its own, not into the plugin that implements it. Two methods of the same
 * number of parameters must differ in more than case, {@code -} and {@code _}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceInterface {

    /**
     * Whether its methods may be called by several threads of one connection at the same time. By default they have their
     * turn, one call after the other. Where a method belongs to two interfaces of a session, the turn is taken if either wants
     * it.
     *
     * <p>A session that implements a concurrent interface gives each caller its own answer within the caller's own time, and
     * ends all calls that are inside when it is disconnected.
     */
    boolean concurrent() default false;
}
