package io.swarmstatus.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Gives the feed's producers ids that outlive their process, where the sink has an id that does.
 *
 * <p>Kafka Streams takes a new one for each process. The transaction that a killed sink had begun is then left to time out,
 * and until then nobody reads past it, and nobody goes on; under the same id the next process ends it as it starts.
 *
 * @param beginning of all ids of the application, up to and with the id of the sink; empty where that has none
 */
record TransactionalIds(Optional<String> beginning) {

    TransactionalIds(CacheSinkConfig config) {
        this(Optional.ofNullable(config.kafka().get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG))
                .map(sink -> config.changesApplicationId() + "-" + sink));
    }

    /** The settings of a producer with its id; the number of its thread stays. */
    Map<String, Object> renamed(Map<String, Object> settings) {
        var renamed = new HashMap<>(settings);
        beginning.ifPresent(own -> renamed.computeIfPresent(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, (_, id) -> own + thread(id.toString())));
        return renamed;
    }

    private static String thread(String id) {
        return id.substring(id.lastIndexOf('-'));
    }
}
