// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.LeavesState;
import org.plugboard.connection.ServiceInterface;

/**
 * The services of a NETCONF session (RFC 6241). Calls need no turn: requests of several threads are under way at the same
 * time on one session. Each waits for its own reply at most as long as the connection's argument {@code timeout} says
 * (default 30 s; semantics 150). {@link #commit(Duration)} sets the limit of the operation that usually takes long; {@link
 * #rpc(String, Duration)} and {@link #execute(String, Duration)} do so for all others.
 *
 * <p>Every call that sends a request throws {@link RpcErrorException} if the device answers with an error, {@link
 * MalformedReplyException} if with something that is no reply, {@link org.plugboard.connection.AnswerTooLongException} if the
 * reply is longer than the argument {@code max_answer} (default 64 MiB), {@link org.plugboard.connection.TimedOutException}
 * if none comes in time, and {@link org.plugboard.connection.InvalidRequestException} if XML that it was given is not
 * well-formed. In all these cases the session stays usable. No request is ever sent twice.
 */
@ServiceInterface(concurrent = true)
@ProviderType
public interface Netconf {

    /** The capabilities that the device said in its hello, in its order. Does not block. */
    List<String> capabilities();

    /**
     * Whether the device has said this capability in its hello. Does not block.
     *
     * @param capability its URI, with the parameters that it must have or without, or the short form of RFC 6241: {@code :candidate},
     *     {@code :validate:1.1}
     */
    boolean supports(String capability);

    /** The number that the device gave this session. Does not block. */
    long sessionId();

    /** State and configuration, all of it: the element {@code data}. */
    Xml get();

    /** State and configuration that the filter selects: the element {@code data}. */
    Xml get(Filter filter);

    /** A whole configuration: the element {@code data}. */
    Xml getConfig(Datastore source);

    /** The part of a configuration that the filter selects: the element {@code data}. */
    Xml getConfig(Datastore source, Filter filter);

    /**
     * Changes a configuration.
     *
     * @param config the elements to merge in, or the element {@code config} around them
     */
    void editConfig(Datastore target, String config);

    /** Changes a configuration in a way that is said. */
    void editConfig(Datastore target, String config, EditOptions options);

    /** Locks a configuration for this session. The device gives it free when the session ends. */
    @LeavesState
    void lock(Datastore target);

    /** Gives a locked configuration free. */
    @LeavesState
    void unlock(Datastore target);

    /** Makes the candidate configuration the running one. */
    void commit();

    /** As {@link #commit()}, with a time limit of its own: on large configurations it takes minutes. */
    void commit(Duration timeout);

    /** Makes the candidate configuration what the running one is. */
    void discardChanges();

    /** Lets the device look whether a configuration is valid. */
    void validate(Datastore source);

    /** Asks the device to end the session, and disconnects when it has agreed. */
    @LeavesState
    void closeSession();

    /**
     * Sends a request and gives its answer with the device's warnings. Its limits are the request's own, else the connection's.
     *
     * @throws org.plugboard.connection.NotSupportedException before anything is sent, if it needs a capability that the device has not
     *     said; the message names it. A request that is {@linkplain Rpc#of given as XML} is always sent
     */
    RpcReply send(Rpc rpc);

    /**
     * Sends many requests from one thread without waiting for the answers between them, as many at a time as any server takes whose
     * answers nobody reads. Each has its limits for itself, and its time begins when it is sent; what fails fails alone. If the thread is
     * interrupted, or the session ends, the results say which requests were answered before, and the thread's interrupt flag is set.
     *
     * @return what became of them, in the order of the requests
     */
    List<RpcResult> sendAll(List<Rpc> rpcs);

    /**
     * Sends a request and has its reply read while it comes, in the thread of this call and in constant memory, however long it is: {@code
     * max_answer} does not hold, only {@link Rpc#maxAnswer} does. Other calls of the session wait meanwhile, since their replies come
     * behind this one; a slow reader so slows them and the device. A call to the same session from within the reader is refused.
     *
     * <p>Errors of the device are thrown before {@code reader} is called where they come first, else when it is through; they are not
     * known if it stops within an element. Whatever ends the reading early, the rest of the reply is passed over, and the session goes on.
     *
     * @return what {@code reader} makes of it
     * @throws MalformedReplyException if the reply is not well-formed, or not what {@code reader} expects
     * @throws java.io.UncheckedIOException the {@code IOException} that {@code reader} throws; its unchecked ones come as they are
     * @throws org.plugboard.connection.TimedOutException if the reply has not been read in time, also when it has begun
     */
    <T> T read(Rpc rpc, ReplyReader<T> reader);

    /**
     * Sends a request and writes its answer into a file in constant memory: the one element that is within {@code rpc-reply}, which is
     * {@code data} for most operations, complete in itself as {@link Xml} is, in UTF-8. The file gets its name, and replaces what was
     * there, when it is whole; only its owner can read it. Warnings of the device are logged.
     *
     * @return how many bytes it has
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    long save(Rpc rpc, Path file);

    /**
     * Sends an operation as it is.
     *
     * @param operation the element within {@code rpc}
     * @return the element {@code rpc-reply}
     */
    Xml rpc(String operation);

    /** As {@link #rpc(String)}, with a time limit of its own. */
    Xml rpc(String operation, Duration timeout);

    /**
     * One line as people and scripts write it: an operation and its arguments, {@code get-config running}, {@code
     * get-config running <interfaces/>}, {@code lock candidate}, or an operation as XML.
     *
     * @return the element {@code data}, {@code ok}, or for XML what is within {@code rpc-reply}, indented for people
     */
    String execute(String command);

    /** As {@link #execute(String)}, with a time limit of its own. */
    String execute(String command, Duration timeout);
}
