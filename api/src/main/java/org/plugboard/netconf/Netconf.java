// SPDX-FileCopyrightText: The Plugboard authors
// SPDX-License-Identifier: Apache-2.0
package org.plugboard.netconf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.plugboard.connection.LeavesState;
import org.plugboard.connection.RunsCallersCode;
import org.plugboard.connection.ServiceInterface;

/**
 * The services of a NETCONF session (RFC 6241). Calls need no turn: requests of several threads are under way at the same
 * time on one session. Each waits for its own reply at most as long as the connection's argument {@code timeout} says
 * (default 30 s; semantics 150). Those with a {@code timeout} have a limit of their own, as every {@link Rpc#timeout request} that is sent by
 * {@link #send} has; of those that send several requests it is that of all of them together.
 *
 * <p>Every call that sends a request throws {@link RpcErrorException} if the device answers with an error, {@link
 * MalformedReplyException} if with something that is no reply, {@link org.plugboard.connection.AnswerTooLongException} if the
 * reply is longer than the argument {@code max_answer} (default 64 MiB), {@link org.plugboard.connection.TimedOutException}
 * if none comes in time, and {@link org.plugboard.connection.InvalidRequestException} if XML that it was given is not
 * well-formed. In all these cases the session stays usable, but for a {@link org.plugboard.connection.TimedOutException} of a request
 * that the device did not take whole in time: nothing may follow a torn one, so that it ends the session. A message of the device that
 * nobody can tell the caller of, since its start tag cannot be read, and a broken frame end it with {@link
 * org.plugboard.connection.OutOfStepException} for all. No request is ever sent twice.
 */
@ServiceInterface(concurrent = true)
@ProviderType
public interface Netconf {

    /** The capabilities that the device said in its hello, in its order. Does not block. */
    List<String> capabilities();

    /**
     * Whether the device has said this capability in its hello. Does not block.
     *
     * @param capability its URI or the short form of RFC 6241: {@code :candidate}, {@code :validate:1.1}, {@code :base:1.1}, also without
     *     the first colon; either with parameters that it must have, {@code :url:1.0?scheme=file}, or without
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

    /** State and configuration of a datastore (RFC 8526): the element {@code data}. */
    Xml getData(DatastoreIdentity source);

    /** The part of a datastore that the filter selects (RFC 8526): the element {@code data}. */
    Xml getData(DatastoreIdentity source, Filter filter);

    /**
     * Changes a datastore (RFC 8526).
     *
     * @param config the elements to merge in, or the element {@code config} around them
     */
    void editData(DatastoreIdentity target, String config);

    /** Makes one configuration what another one is, whole. */
    void copyConfig(ConfigSource source, ConfigTarget target);

    /** Deletes a configuration; the running one cannot be deleted. */
    void deleteConfig(ConfigTarget target);

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

    /**
     * Makes the candidate configuration the running one for so long; unless {@link #commit()} or another of these comes meanwhile, the
     * device goes back to what was before. It does so, too, when the session ends. What outlives it is a {@link CommitOptions} with a word.
     *
     * @param time whole seconds
     */
    @LeavesState
    void commitConfirmed(Duration time);

    /** Has the device go back to what was before the confirmed commit of this session. */
    @LeavesState
    void cancelCommit();

    /** Makes the candidate configuration what the running one is. */
    void discardChanges();

    /** Lets the device look whether a configuration is valid. */
    void validate(Datastore source);

    /**
     * Locks parts of the running configuration for this session (RFC 5717).
     *
     * @param selects XPath expressions without prefixes
     */
    @LeavesState
    PartialLock partialLock(List<String> selects);

    /**
     * As {@link #partialLock(List)}, with what prefixes stand for.
     *
     * @param namespaces of the prefixes
     */
    @LeavesState
    PartialLock partialLock(List<String> selects, Map<String, String> namespaces);

    /** Gives a partial lock free. */
    @LeavesState
    void partialUnlock(long id);

    /** Ends another session; what it has locked is free then. */
    void killSession(long sessionId);

    /**
     * The modules that the device has: those of its NETCONF monitoring (RFC 6022), else of its YANG library (RFC 8525, RFC 7895), else of its
     * capabilities.
     */
    List<Schema> schemas();

    /** The text of a module in YANG (RFC 6022). */
    String getSchema(String identifier);

    /** The text of a revision of a module in YANG. */
    String getSchema(String identifier, String version);

    /**
     * An action of the data model (RFC 7950, section 7.15).
     *
     * @param xml from the top of the data down to the action
     * @return the element {@code rpc-reply}
     */
    Xml action(String xml);

    /** Asks the device to end the session, and disconnects when it has agreed. */
    @LeavesState
    void closeSession();

    /**
     * Does something while a datastore is locked, and gives it free in any case, also when the work fails or is interrupted. If the work
     * fails behind the lock of the candidate, that is made what the running one is before: nobody else may commit half a change. What cannot
     * be cleaned up is added to what the work threw; a lock that cannot be given free behind work that went well is thrown.
     *
     * <p>What work that goes well has changed in the candidate it also commits: devices forget the rest with the lock (RFC 6241, section
     * 8.3.5.2), and of those that do not the next one is denied the lock of the candidate (section 7.5).
     *
     * <p>The work has no limit, but each of its requests has. What cleans up behind a failure has 5 s more, and each request of it a second
     * at least, or the limit where that is shorter. An {@link #edit} of the candidate within it uses the lock and leaves it. Until it is given
     * back the lock is this thread's: where another one calls this method or {@code edit} meanwhile, the device refuses it.
     *
     * @return what the work gives; what it throws is thrown as it is
     */
    @RunsCallersCode
    <T> T locked(Datastore target, LockedWork<T> work);

    /**
     * As {@link #locked(Datastore, LockedWork)}, where all requests together, locking and those of the work, take so long at most; what cleans
     * up has its time besides. Each may have a shorter limit of its own. Behind it what the work asks is refused with {@link
     * org.plugboard.connection.TimedOutException} before it is sent; what else it does is not ended.
     */
    @RunsCallersCode
    <T> T locked(Datastore target, Duration timeout, LockedWork<T> work);

    /** As {@link #edit(String, EditOptions)}, in the way that the device has by default. */
    List<RpcError> edit(String config);

    /**
     * Changes the running configuration as a whole or not at all. On a device with a candidate: locks it, edits it, validates it where the
     * device can, and commits it; if any of that fails, the change is discarded; the lock is given back in any case. Where the device has the
     * running configuration changed directly, too, that is locked before, unless the device does not give this user that lock. A lock that
     * the session has already is used and kept, if no other thread works behind it. On others the running
     * configuration is locked and edited, with {@code rollback-on-error} where the device can: where it cannot, a device that stops at an
     * error has done what came before it. All together takes as long as the argument {@code timeout} says at most. What
     * cleans up behind a failure has 5 s more, and each request of it a second at least, or the limit where that is shorter.
     *
     * <p>Whether a commit, or an edit of the running configuration, was done whose answer nobody saw – it did not come in time, the caller
     * was interrupted, the session ended – only the device knows: look at the running configuration, for example by {@link #difference}.
     *
     * @param config the elements to merge in, or the element {@code config} around them
     * @return what the device warned of
     */
    List<RpcError> edit(String config, EditOptions options);

    /** As {@link #edit(String, EditOptions)}, with a time limit of its own for all the requests together. */
    List<RpcError> edit(String config, EditOptions options, Duration timeout);

    /**
     * What differs between two configurations: datastores of the device, of which {@link #getConfig} or {@link #getData} is asked, or texts,
     * for example of a file that was saved. It takes as long as the argument {@code timeout} says at most.
     *
     * @throws org.plugboard.connection.InvalidRequestException if one is a URL, which devices do not show, or not well-formed
     */
    Difference difference(ConfigSource before, ConfigSource after);

    /** As {@link #difference(ConfigSource, ConfigSource)}, with a time limit of its own for both. */
    Difference difference(ConfigSource before, ConfigSource after, Duration timeout);

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
    @RunsCallersCode
    <T> T read(Rpc rpc, ReplyReader<T> reader);

    /**
     * Sends a request and writes its answer into a file in constant memory: the one element that is within {@code rpc-reply}, which is
     * {@code data} for most operations, complete in itself as {@link Xml} is, in UTF-8. The file gets its name, and replaces what was
     * there, when it is whole; only its owner can read it. A symbolic link stays, and its file is replaced. A FIFO and a character device
     * ({@code /dev/null}) are written into while the reply comes; before it is asked for, it is waited until somebody reads from a FIFO.
     * Warnings of the device are logged.
     *
     * @return how many bytes it has
     * @throws org.plugboard.connection.InvalidRequestException if the file cannot be opened for writing, or is a folder, read-only or of
     *     another kind; it names the file, and nothing was asked
     * @throws org.plugboard.connection.ConnectionException if writing it fails while the reply comes: the disk is full, or who reads from a
     *     FIFO has gone; it names the file
     * @throws org.plugboard.connection.TimedOutException if the reply has not been written in time, or nobody reads from a FIFO
     */
    long save(Rpc rpc, Path file);

    /**
     * Sends an operation as it is.
     *
     * @param operation the one element within {@code rpc}
     * @return the element {@code rpc-reply}
     * @throws org.plugboard.connection.InvalidRequestException if it is not well-formed, or another element stands behind it
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

    /** As {@link #execute(String)}, with a time limit of its own for all the requests of the line together. */
    String execute(String command, Duration timeout);

    /**
     * The streams of notifications that the device offers (RFC 5277, section 3.2.5); of one that offers some and lists none, the stream
     * {@code NETCONF}.
     *
     * @throws org.plugboard.connection.NotSupportedException if it has not the capability {@code :notification}
     */
    List<EventStream> streams();

    /** As {@link #subscribe(SubscriptionOptions, NotificationListener)}: what happens from now on, on the stream {@code NETCONF}. */
    @LeavesState
    Subscription subscribe(NotificationListener listener);

    /**
     * Subscribes to a stream of notifications, and has a thread of its own tell them to the listener. Returns when the device has
     * agreed; what comes before that is told, too. A session has one subscription at a time; it counts as used as long as that is open.
     * A device without the capability {@code :interleave} may answer nothing else on the session meanwhile, so that other operations
     * than {@link #closeSession} and {@link #rpc} are refused.
     *
     * @throws org.plugboard.connection.NotSupportedException if the device has not the capability {@code :notification}
     * @throws org.plugboard.connection.InvalidRequestException if somebody listens already, or the device still sends for a
     *     subscription that was closed here
     */
    @LeavesState
    Subscription subscribe(SubscriptionOptions options, NotificationListener listener);

    /**
     * Listens without asking the device for anything: for devices that send notifications by themselves, and for those that are asked
     * for them by an {@link #rpc} that this interface does not know, such as {@code establish-subscription} (RFC 8639).
     *
     * @throws org.plugboard.connection.InvalidRequestException as {@link #subscribe(SubscriptionOptions, NotificationListener)}
     */
    @LeavesState
    Subscription listen(NotificationListener listener);
}
