// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Which calls a {@link ServiceHook} is for (semantics 57, 59); what is left out means all. Each entry is a name or a
 * pattern in which {@code *} stands for any letters. In a container the elements become the service properties {@value
 * PluginProperties#HOOK_CLASSES}, {@value PluginProperties#HOOK_SERVICES} and {@value PluginProperties#HOOK_DEVICES};
 * {@code service.ranking} gives the order (semantics 58).
 */
@Documented
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HookFor {

    /** Begins the names of the service properties. */
    String PREFIX_ = "hook.";

    /** Connection classes, by any of their names. */
    String[] classes() default {"*"};

    /** Services, found without regard to case, {@code -} and {@code _}; {@code connect} is one of them. */
    String[] services() default {"*"};

    /** Devices, by name or alias. */
    String[] devices() default {"*"};
}
