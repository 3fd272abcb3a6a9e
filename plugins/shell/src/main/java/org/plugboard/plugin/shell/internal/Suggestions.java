// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.plugboard.connection.ConnectionClassFacts;
import org.plugboard.connection.UnknownNameException;
import org.plugboard.device.Device;

/** What can stand at a place of a command. Nothing is asked of a device, and nothing waits. */
final class Suggestions {

    private final Workbench bench;
    private final ServiceNames services;

    Suggestions(Workbench bench) {
        this.bench = bench;
        this.services = new ServiceNames(bench.plugboard());
    }

    /** The words that can stand behind {@code before}, where {@code word} is begun; also those that begin otherwise. */
    Collection<String> after(List<String> before, String word) {
        if (before.isEmpty()) {
            List<String> all = new ArrayList<>(Commands.names());
            all.addAll(bench.deviceCommands());
            return all;
        }
        String first = before.get(0);
        List<String> rest = before.subList(1, before.size());
        Optional<Device> named = bench.deviceCommands().contains(first) ? device(first) : Optional.empty();
        return named.isPresent() ? afterDevice(named.get(), rest, word) : afterCommand(first, rest, word);
    }

    private Collection<String> afterCommand(String command, List<String> rest, String word) {
        if (command.equals("load")) {
            return rest.isEmpty() ? FileNames.like(word) : List.of();
        } else if (command.equals("help")) {
            return rest.isEmpty() ? Commands.names() : List.of();
        } else if (rest.isEmpty()) {
            return targets(command, word);
        }
        Optional<Target> target = target(rest.get(0));
        if (target.isEmpty()) {
            return List.of();
        }
        List<String> behind = rest.subList(1, rest.size());
        return switch (command) {
            case "connect" -> connectWords(target.get().device(), behind);
            case "disconnect", "destroy" ->
                behind.isEmpty() ? aliasesAndAll(target.get().device()) : List.of();
            case "notifications" -> WantedNotifications.optionsBehind(behind);
            case "execute", "configure", "call" -> serviceWords(command, target.get(), behind, word);
            default -> List.of();
        };
    }

    private Collection<String> targets(String command, String word) {
        if (Commands.named(command)
                .filter(known -> known.usage().contains("DEVICE"))
                .isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Device device : bench.devices()) {
            names.add(device.name());
            if (word.startsWith(device.name() + "/")) {
                aliases(device).forEach(alias -> names.add(device.name() + "/" + alias));
            }
        }
        return names;
    }

    private Collection<String> connectWords(Device device, List<String> before) {
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        if (last.equals("--via")) {
            return device.facts().paths().keySet();
        } else if (last.equals("--class")) {
            return bench.plugboard().connectionClasses().stream()
                    .map(ConnectionClassFacts::names)
                    .flatMap(Collection::stream)
                    .toList();
        } else if (last.equals("--alias")) {
            return aliases(device);
        }
        List<String> words = new ArrayList<>(Connecting.OPTIONS);
        ArgumentNames.of(device).forEach(name -> words.add(name + "="));
        words.removeIf(word -> before.stream().anyMatch(word.endsWith("=") ? b -> b.startsWith(word) : word::equals));
        return words;
    }

    private Collection<String> serviceWords(String command, Target target, List<String> before, String word) {
        if (before.isEmpty()) {
            Collection<String> words = new ArrayList<>(behindTarget(command, target, before, word));
            words.add(Calling.ALIAS);
            return words;
        } else if (before.get(0).equals(Calling.ALIAS)) {
            return before.size() == 1
                    ? aliases(target.device())
                    : behindTarget(command, target.withAlias(before.get(1)), before.subList(2, before.size()), word);
        }
        return behindTarget(command, target, before, word);
    }

    private Collection<String> behindTarget(String command, Target target, List<String> before, String word) {
        if (!command.equals("call")) {
            return LineWords.of(target, command, before, word);
        }
        return before.isEmpty()
                ? services.of(target, word)
                : LineWords.of(target, before.get(0), before.subList(1, before.size()), word);
    }

    private Collection<String> afterDevice(Device device, List<String> rest, String word) {
        List<String> words = new ArrayList<>();
        if (rest.isEmpty()) {
            words.addAll(aliases(device));
            words.addAll(DeviceFunction.VERBS);
            words.addAll(services.of(new Target(device, null), word));
            return words;
        }
        String first = rest.get(0);
        List<String> behind = rest.subList(1, rest.size());
        if (first.equals("connect")) {
            return connectWords(device, behind);
        } else if (DeviceFunction.VERBS.contains(first)) {
            return behind.isEmpty() ? aliasesAndAll(device) : List.of();
        } else if (!aliases(device).contains(first)) {
            return LineWords.of(new Target(device, null), first, behind, word);
        } else if (behind.isEmpty()) {
            words.addAll(DeviceFunction.VERBS);
            words.addAll(services.of(new Target(device, first), word));
            return words;
        }
        return LineWords.of(new Target(device, first), behind.get(0), behind.subList(1, behind.size()), word);
    }

    private static List<String> aliasesAndAll(Device device) {
        List<String> words = new ArrayList<>(aliases(device));
        words.add(Connecting.ALL);
        return words;
    }

    private static Collection<String> aliases(Device device) {
        return device.connectionManager().connections().keySet();
    }

    private Optional<Target> target(String word) {
        return bench.devices().isEmpty() ? Optional.empty() : known(() -> Target.of(bench, word));
    }

    private Optional<Device> device(String name) {
        return known(() -> bench.device(name));
    }

    private static <T> Optional<T> known(java.util.function.Supplier<T> search) {
        try {
            return Optional.of(search.get());
        } catch (UnknownNameException notYetWhole) {
            return Optional.empty();
        }
    }
}
