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
 * The names by which a testbed file or a call may choose the connection class of a {@link ConnectionFactory}. In a
 * container it becomes the service property {@value PluginProperties#CONNECTION_CLASS}; without one it is read from here.
 */
@Documented
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ConnectionClass {

    /** At least one name; the first is the one that messages use. Names are case-sensitive. */
    String[] value();
}
