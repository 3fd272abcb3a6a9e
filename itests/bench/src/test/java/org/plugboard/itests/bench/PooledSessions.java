// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.itests.bench;

import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/** Makes sessions for commons-pool2, and asks them the question that Plugboard asks before it gives out a worker. */
final class PooledSessions extends BasePooledObjectFactory<AnsweringSession> {

    @Override
    public AnsweringSession create() {
        return AnsweringSession.connected();
    }

    @Override
    public PooledObject<AnsweringSession> wrap(AnsweringSession session) {
        return new DefaultPooledObject<>(session);
    }

    @Override
    public boolean validateObject(PooledObject<AnsweringSession> pooled) {
        return pooled.getObject().isConnected();
    }
}
