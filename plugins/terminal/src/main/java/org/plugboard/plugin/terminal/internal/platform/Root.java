// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import org.jspecify.annotations.Nullable;
import org.plugboard.yaml.YamlPart;

/**
 * What stands in a platform file by itself. A shipped one is parsed only when somebody needs more than its names: whoever connects to
 * one device needs one or two of them. Thread-safe: two that need it at once may both parse it.
 */
final class Root {

    private final PlatformFile file;
    private final Selection selection;
    private volatile @Nullable YamlPart parsed;

    /**
     * The file's root.
     *
     * @throws org.plugboard.connection.InvalidRequestException if it has a mistake and is no shipped one
     */
    Root(PlatformFile file) {
        this.file = file;
        if (file.isShipped()) {
            selection = Shipped.selection(file);
        } else {
            YamlPart root = parse(file);
            parsed = root;
            selection = SelectionReader.read(root);
        }
    }

    Selection selection() {
        return selection;
    }

    YamlPart part() {
        YamlPart root = parsed;
        if (root == null) {
            root = parse(file);
            parsed = root;
        }
        return root;
    }

    private static YamlPart parse(PlatformFile file) {
        YamlPart root = YamlPart.read(file.name(), file.text());
        root.requireDistinctKeys();
        root.entries(PlatformReader.KEYS);
        return root;
    }
}
