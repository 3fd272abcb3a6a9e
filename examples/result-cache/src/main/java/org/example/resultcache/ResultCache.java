// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.example.resultcache;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.plugboard.connection.Durations;
import org.plugboard.connection.Lease;
import org.plugboard.netconf.Xml;
import org.plugboard.spi.HookFor;
import org.plugboard.spi.ServiceCall;
import org.plugboard.spi.ServiceHook;

/**
 * Answers again what was answered a moment ago, without the device: a cached answer needs no worker of a pool and no turn,
 * since hooks stand outside of both. What does not only read empties the cache of its device, {@code connect} included.
 *
 * <p>Its ranking makes it the innermost hook, so that one that refuses or records calls sees those that are answered here.
 *
 * <p>Callers who ask the same at the same time each ask the device. That one of them asks and the others wait for it looks
 * better and can stand still: the one may wait for a turn that another one holds in a lease, which now waits for the one;
 * and its time limit, its interrupt and its error are not theirs. Thread-safe.
 */
@Component(configurationPid = "org.example.resultcache", property = "service.ranking:Integer=-1000")
@Designate(ocd = ResultCacheConfiguration.class)
@HookFor
public final class ResultCache implements ServiceHook {

    static final String TIME = "30s";

    private final Reading reading;
    private final Answers answers;

    /** In a container: DS calls it with the configuration. */
    @Activate
    public ResultCache(ResultCacheConfiguration configuration) {
        this(
                new Reading(configuration.commands(), configuration.except(), configuration.services()),
                new Answers(
                        Durations.parse(configuration.time()),
                        configuration.most_entries(),
                        configuration.most_characters(),
                        System::nanoTime));
    }

    /** For a program without a container: as shipped, but keeping answers so long. */
    public ResultCache(Duration time) {
        this(Reading.SHIPPED, new Answers(time, Answers.MOST_ENTRIES, Answers.MOST_CHARACTERS, System::nanoTime));
    }

    ResultCache(Reading reading, Answers answers) {
        this.reading = reading;
        this.answers = answers;
    }

    @Override
    public Object around(ServiceCall call) {
        return switch (reading.kindOf(call.service(), call.arguments())) {
            case KEPT -> read(call);
            case READS -> call.proceed();
            case CHANGES -> change(call);
        };
    }

    private Object read(ServiceCall call) {
        // Who has leased a session means that one, in the state in which it is.
        if (call.target() instanceof Lease) {
            return call.proceed();
        }
        List<Object> question = question(call);
        Object known = answers.find(call.device(), question);
        // A dead connection does not look alive: its calls end with the exception that says so.
        if (known != null && call.connection().isConnected()) {
            return known;
        }
        long edition = answers.edition(call.device());
        Object answer = call.proceed();
        int length = length(answer);
        if (length >= 0) {
            answers.keep(call.device(), question, edition, answer, length);
        }
        return answer;
    }

    /** Before, for those who ask while it runs; and after, since what they were told may have been the state before. */
    private Object change(ServiceCall call) {
        answers.empty(call.device());
        try {
            return call.proceed();
        } finally {
            answers.empty(call.device());
        }
    }

    /** Lists of the JDK: the equals of a record of this bundle would stay in a cache of the JDK, and the bundle with it. */
    private static List<Object> question(ServiceCall call) {
        return Stream.concat(
                        Stream.of(call.connection().alias(), call.connection().connectionClass(), call.service()),
                        call.arguments().stream())
                .collect(Collectors.toUnmodifiableList());
    }

    /** In characters; negative for what somebody could change, or that belongs to another bundle. */
    private static int length(Object answer) {
        if (answer instanceof String text) {
            return text.length();
        }
        return answer instanceof Xml xml ? xml.text().length() : -1;
    }
}
