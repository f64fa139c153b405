package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Several writes on one connection, each sent before the one before it was answered. Each answer has its own time to come, as
 * with a write alone, and none is taken for another's.
 */
final class WriteBatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WriteBatch.class);

    /** More is not under way, but for the snapshot that exceeds it: what is sent later waits for all of that. */
    private static final long MOST_CHARACTERS = 1 << 20;

    private final Connection connection;
    private final RedisScript script;
    private final Function<Snapshot, Call> calls;
    private final Function<Call, Object> alone;
    private final Queue<Call> unanswered = new ArrayDeque<>();

    /**
     * Begins one.
     *
     * @param calls makes a script's call of a snapshot
     * @param alone calls the script where Redis does not know it yet
     */
    WriteBatch(
            Connection connection, RedisScript script, Function<Snapshot, Call> calls, Function<Call, Object> alone) {
        this.connection = connection;
        this.script = script;
        this.calls = calls;
        this.alone = alone;
    }

    /** What a script is called with. */
    record Call(List<String> keys, List<String> arguments) {

        long characters() {
            return arguments.stream().mapToLong(String::length).sum();
        }
    }

    /**
     * Sends as many as may be under way.
     *
     * @return how many of the first those are; none where the first cannot be sent
     */
    int send(List<Snapshot> snapshots) {
        long characters = 0;
        for (var snapshot : snapshots) {
            var call = call(snapshot);
            if (call.isEmpty()) {
                break;
            }
            unanswered.add(call.get());
            script.send(connection, call.get().keys(), call.get().arguments());
            characters += call.get().characters();
            if (characters >= MOST_CHARACTERS) {
                break;
            }
        }
        return unanswered.size();
    }

    private Optional<Call> call(Snapshot snapshot) {
        try {
            return Optional.of(calls.apply(snapshot));
        } catch (RuntimeException e) {
            return Optional.empty(); // told once it is the first
        }
    }

    /** Waits for the next answer. */
    WriteOutcome answer() {
        var call = unanswered.remove();
        try {
            return SnapshotWriter.outcome(connection.getOne());
        } catch (JedisNoScriptException e) {
            return SnapshotWriter.outcome(alone.apply(call));
        }
    }

    /** Whether no answer will come any more. */
    boolean isBroken() {
        return connection.isBroken();
    }

    /** On a connection that is used again an answer that is still to come would be taken for that of whoever asks next. */
    @Override
    public void close() {
        if (!unanswered.isEmpty()) {
            connection.setBroken();
        }
        try {
            connection.close();
        } catch (JedisException e) {
            // The pool lets go of a broken one, and tries to make another at once: the next call tells how that went.
            log.atDebug().setCause(e).log("no connection in the place of a broken one");
        }
    }
}
