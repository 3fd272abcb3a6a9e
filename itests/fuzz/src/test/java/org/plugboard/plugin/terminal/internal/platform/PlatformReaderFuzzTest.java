// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.plugin.terminal.internal.platform;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plugboard.connection.InvalidRequestException;

/** What somebody may have in a platform file. */
class PlatformReaderFuzzTest {

    @FuzzTest(maxDuration = "8s")
    void aFileIsReadOrItsErrorIsNamed(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            PlatformReader.read("fuzz.yaml", text);
        } catch (InvalidRequestException e) {
            // What is wrong is said with the file's name and the line; anything else that is thrown is a fault.
            Logger.getLogger("fuzz").log(Level.FINEST, e.getMessage());
        }
    }
}
