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
 * The name under which the default connection is understood as well when it is of this class: {@code cli}, {@code rest},
 * {@code netconf}, … (semantics 29, 30). Becomes the service property {@value PluginProperties#CONNECTION_ALIAS}.
 */
@Documented
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ConnectionAlias {

    /** An alias (semantics 27). */
    String value();
}
