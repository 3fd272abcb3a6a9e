// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.netconf.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plugboard.netconf.Datastore;
import org.plugboard.netconf.Rpc;
import org.plugboard.netconf.RpcLimits;
import org.plugboard.netconf.RpcParameter;

/**
 * A row of the table of lines: how one is written, what it does, and what can stand where. Whether a device can do something is asked of
 * {@link Requirements} by a request as the line would make it.
 *
 * @param usage its name and what stands behind it
 * @param reader reads what stands behind the name, and says what to do
 * @param needs requests that a device must be able to do for it
 * @param places the requests about the datastores that can stand behind the name, one behind the other
 * @param first what else can stand first behind the name on a device with such capabilities
 * @param options what can stand behind these, each with its values; without any, the value is of the caller's or there is none
 */
record Line(
        String usage,
        Reader reader,
        List<Rpc> needs,
        List<Function<Datastore, Rpc>> places,
        Function<Capabilities, List<String>> first,
        Map<String, List<String>> options) {

    /** Reads what stands behind the name. */
    interface Reader extends Function<Words, Work> {}

    static Line of(String usage, Reader reader, Rpc... needs) {
        return new Line(usage, reader, List.of(needs), List.of(), capabilities -> List.of(), Map.of());
    }

    /** The same with another datastore behind. */
    Line at(Function<Datastore, Rpc> place) {
        List<Function<Datastore, Rpc>> longer = new ArrayList<>(places);
        longer.add(place);
        return new Line(usage, reader, needs, List.copyOf(longer), first, options);
    }

    /** The same with another option. */
    Line option(String option, Object... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(options);
        more.put(option, Arrays.stream(values).map(Object::toString).toList());
        return new Line(usage, reader, needs, places, first, more);
    }

    /** The same with these words first. */
    Line first(Function<Capabilities, List<String>> words) {
        return new Line(usage, reader, needs, places, words, options);
    }

    String name() {
        return usage.split(" ", 2)[0];
    }

    /** The datastores that it takes at this place, counted from 0, of those that a device has. */
    List<String> datastores(int place) {
        return Arrays.stream(Datastore.values())
                .filter(datastore -> Requirements.isPossible(places.get(place).apply(datastore)))
                .map(Datastore::toString)
                .toList();
    }

    /** Whether a device with these capabilities can do it at all. */
    boolean isFor(Capabilities capabilities) {
        return needs.stream().allMatch(rpc -> Requirements.allow(rpc, capabilities));
    }

    /** What can stand behind these words on a device with these capabilities. */
    List<String> after(List<String> before, Capabilities capabilities) {
        if (before.size() < places.size()) {
            Function<Datastore, Rpc> place = places.get(before.size());
            return Arrays.stream(Datastore.values())
                    .filter(datastore -> Requirements.allow(place.apply(datastore), capabilities))
                    .map(Datastore::toString)
                    .toList();
        }
        List<String> names = before.isEmpty() ? first.apply(capabilities) : List.of();
        if (!names.isEmpty()) {
            return names;
        }
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        List<String> values = options.getOrDefault(last, List.of());
        if (!values.isEmpty()) {
            return values.stream()
                    .filter(value -> isKnown(last, value, capabilities))
                    .toList();
        }
        return options.keySet().stream()
                .filter(option -> !before.contains(option))
                .filter(option -> options.get(option).isEmpty()
                        ? isKnown(option, "", capabilities)
                        : options.get(option).stream().anyMatch(value -> isKnown(option, value, capabilities)))
                .toList();
    }

    private boolean isKnown(String option, String value, Capabilities capabilities) {
        RpcParameter parameter = new RpcParameter.Text(option, value);
        return Requirements.allow(new Rpc(name(), Rpc.BASE, List.of(parameter), RpcLimits.OF_CONNECTION), capabilities);
    }
}
