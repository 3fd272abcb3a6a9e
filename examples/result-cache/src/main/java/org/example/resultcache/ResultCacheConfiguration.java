// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.resultcache;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The configuration of the cache, {@code etc/org.example.resultcache.cfg}; {@code most_entries} is the key {@code most.entries}. */
@ObjectClassDefinition(name = "Result cache", description = "Keeps answers of services that only read for some time")
@interface ResultCacheConfiguration {

    /** How long an answer is kept: seconds, or with a unit ({@code 500ms}, {@code 2m}). */
    @AttributeDefinition(name = "Time", description = "How long an answer is kept: 30, 500ms, 2m")
    String time() default ResultCache.TIME;

    /** With what a command of {@code execute} begins that only reads, separated by commas. */
    @AttributeDefinition(name = "Commands that only read", description = "Their first words, separated by commas")
    String commands() default Reading.COMMANDS;

    /** Commands among them that are always asked anew, separated by commas. */
    @AttributeDefinition(name = "Commands always asked", description = "Their first words, separated by commas")
    String except() default Reading.EXCEPT;

    /** Services beside {@code execute} that only read, separated by commas. */
    @AttributeDefinition(name = "Services that only read", description = "Separated by commas")
    String services() default Reading.SERVICES;

    /** How many answers are kept, of all devices together. */
    @AttributeDefinition(name = "Most answers", description = "Of all devices together")
    int most_entries() default Answers.MOST_ENTRIES;

    /** How long all answers may be together, in characters; one that is longer than a tenth of it is not kept. */
    @AttributeDefinition(name = "Most characters", description = "Of all answers together")
    int most_characters() default Answers.MOST_CHARACTERS;
}
