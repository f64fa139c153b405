package io.swarmstatus.sink;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How the changelogs of the streams' stores are kept, where the sink creates them. */
final class Changelog {

    static final Map<String, String> CONFIG = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.MAX_RECORD_BYTES),
            TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd",
            // The broker's time: a record's own may be one that the broker would refuse.
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
            // Only closed segments are compacted, and a start reads all that is not.
            TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofMinutes(10).toMillis()),
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(4 * RecordLimits.MAX_RECORD_BYTES));

    private Changelog() {}
}
