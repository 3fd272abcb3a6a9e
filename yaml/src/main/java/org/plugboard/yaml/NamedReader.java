// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads a file whose every node knows the file's name, so that parts of several files can stand in one tree. */
final class NamedReader extends StreamReader {

    private final String file;

    NamedReader(String file, String text) {
        super(text);
        this.file = file;
    }

    @Override
    public Mark getMark() {
        Mark mark = super.getMark();
        return new Mark(file, mark.getIndex(), mark.getLine(), mark.getColumn(), mark.getBuffer(), mark.getPointer());
    }
}
