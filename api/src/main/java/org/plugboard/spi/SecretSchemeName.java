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
 * The names by which the configuration chooses a {@link SecretScheme}.
 * In a container it becomes the service property {@value PluginProperties#SECRET_SCHEME_NAME}; without one it is read from here.
 */
@Documented
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SecretSchemeName {

    /** At least one name; names are case-sensitive. */
    String[] value();
}
