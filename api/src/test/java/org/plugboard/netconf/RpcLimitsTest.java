// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RpcLimitsTest {

    private static final Rpc GET = Rpc.get(Query.ALL);

    @Test
    void aTimeIsMoreThanZero() {
        for (Duration timeout : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(-1))) {
            assertThatThrownBy(() -> GET.timeout(timeout))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "timeout is " + timeout
                                    + "; give it more than zero, such as Duration.ofSeconds(30), or nothing for that of the connection");
        }
        assertThat(GET.timeout(Duration.ofNanos(1)).limits().timeout()).isEqualTo(Duration.ofNanos(1));
    }

    @Test
    void sizeAndDepthAreNotNegative() {
        assertThatThrownBy(() -> GET.maxAnswer(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxAnswer is -1; it is a number of bytes, at least 1, or 0 for that of the connection");
        assertThatThrownBy(() -> GET.maxDepth(-7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxDepth is -7; it is a number of elements, at least 1, or 0 for that of the connection");
        assertThat(GET.maxAnswer(0).maxDepth(0).limits()).isEqualTo(RpcLimits.OF_CONNECTION);
    }
}
