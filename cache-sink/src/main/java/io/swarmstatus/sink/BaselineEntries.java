package io.swarmstatus.sink;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.BaselineCodec;
import io.swarmstatus.changes.NodeBaseline;
import io.swarmstatus.changes.ServiceBaseline;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Baselines as entries of a store: one for the swarm, one for each of its nodes and one for each of its services, so that
 * a snapshot writes what has changed, and not thousands of others beside it.
 *
 * <p>No swarm's name has a slash in it: {@code shop} is a swarm, {@code shop/node/…} and {@code shop/service/…} are what
 * it has.
 */
record BaselineEntries(BaselineCodec codec) {

    private static final String NODE = "/node/";
    private static final String SERVICE = "/service/";

    /** Whether this is the key of a swarm. */
    static boolean isSwarm(String key) {
        return key.indexOf('/') < 0;
    }

    /**
     * The swarm's baseline; {@link Baseline#NONE} where there is none.
     *
     * @throws UncheckedIOException where another version of the sink stored what this one cannot read
     */
    Baseline read(KeyValueStore<String, byte[]> store, String swarm) {
        var itself = store.get(swarm);
        if (itself == null) {
            return Baseline.NONE;
        }
        var nodes = new HashMap<String, NodeBaseline>();
        var services = new HashMap<String, ServiceBaseline>();
        for (var part : parts(store, swarm)) {
            var path = part.key.substring(swarm.length());
            if (path.startsWith(NODE)) {
                nodes.put(path.substring(NODE.length()), codec.decodeNode(part.value));
            } else if (path.startsWith(SERVICE)) {
                services.put(path.substring(SERVICE.length()), codec.decodeService(part.value));
            }
        }
        return codec.decode(itself).with(nodes, services);
    }

    /** When the newest that this entry of a swarm knows of was collected; long ago where it cannot be read. */
    Instant latest(byte[] swarm) {
        try {
            var baseline = codec.decode(swarm);
            var good = Objects.requireNonNullElse(baseline.goodAt(), Instant.MIN);
            var failing = baseline.failing();
            return failing == null || good.isAfter(failing.latest()) ? good : failing.latest();
        } catch (UncheckedIOException e) {
            return Instant.MIN; // the first to go
        }
    }

    /** What to write so that one baseline becomes another; an entry that is to go has the value null. */
    List<KeyValue<String, byte[]>> between(String swarm, Baseline before, Baseline after) {
        if (before.equals(after)) {
            return List.of();
        }
        var entries = new ArrayList<KeyValue<String, byte[]>>();
        entries.add(KeyValue.pair(swarm, codec.encode(after.with(Map.of(), Map.of()))));
        addChanged(swarm + NODE, before.nodes(), after.nodes(), codec::encode, entries);
        addChanged(swarm + SERVICE, before.services(), after.services(), codec::encode, entries);
        return entries;
    }

    /** What to write so that nothing is left of a swarm. */
    List<KeyValue<String, byte[]>> gone(KeyValueStore<String, byte[]> store, String swarm) {
        var entries = new ArrayList<KeyValue<String, byte[]>>();
        entries.add(deleted(swarm));
        parts(store, swarm).forEach(part -> entries.add(deleted(part.key)));
        return entries;
    }

    private static List<KeyValue<String, byte[]>> parts(KeyValueStore<String, byte[]> store, String swarm) {
        var parts = new ArrayList<KeyValue<String, byte[]>>();
        try (var stored = store.prefixScan(swarm + "/", new StringSerializer())) {
            stored.forEachRemaining(parts::add);
        }
        return parts;
    }

    private static <P> void addChanged(
            String prefix,
            Map<String, P> before,
            Map<String, P> after,
            Function<P, byte[]> json,
            List<KeyValue<String, byte[]>> entries) {
        after.forEach((id, part) -> {
            if (!part.equals(before.get(id))) {
                entries.add(KeyValue.pair(prefix + id, json.apply(part)));
            }
        });
        before.keySet().stream()
                .filter(id -> !after.containsKey(id))
                .map(id -> deleted(prefix + id))
                .forEach(entries::add);
    }

    @SuppressWarnings("NullAway") // Kafka Streams has no annotations; null is how it spells a deletion
    private static KeyValue<String, byte[]> deleted(String key) {
        return KeyValue.pair(key, null);
    }
}
