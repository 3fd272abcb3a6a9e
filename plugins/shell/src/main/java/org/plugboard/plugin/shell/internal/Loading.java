// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.shell.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.plugboard.device.Device;
import org.plugboard.device.Testbed;

/** The command that loads a testbed. */
final class Loading {

    static final Command LOAD = new Command(
            "load",
            "load FILE",
            "loads a testbed in the place of the one that is there, whose connections it closes",
            "load lab.yaml",
            Loading::load);

    private Loading() {}

    private static Object load(Workbench bench, List<Object> words) {
        LOAD.requireWords(words, 1, 1);
        Testbed testbed = bench.plugboard().load(path(words.get(0).toString()));
        bench.replaceTestbed(testbed);
        return "Loaded " + testbed.name() + ": "
                + testbed.devices().stream().map(Device::name).collect(Collectors.joining(", "));
    }

    private static Path path(String text) {
        try {
            return text.startsWith("~/") ? HomeFolder.here().resolve(text.substring(2)) : Path.of(text);
        } catch (InvalidPathException e) {
            throw LOAD.wrongUsage("'" + text + "' is no file name");
        }
    }
}
