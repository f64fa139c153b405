package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnavailableDocumentTest {

    @Test
    void hasWhatTheContractWritesOfASnapshotThatFailedAndWasNeverCollected() {
        var origin = new Origin("shop", Instant.EPOCH, Trigger.POLL, Duration.ZERO, Collector.UNKNOWN);
        var failure = new Failure(Condition.COLLECTION_FAILED, UnavailableDocument.ERROR, null);
        var metrics = new PerformanceMetrics(0, Instant.EPOCH, true, List.of());
        var failed = new SnapshotCodec().encode(Snapshot.failed(origin, null, failure, metrics));
        var expected = ApiJson.parseObject(new String(failed, UTF_8)).orElseThrow();
        expected.putNull("collected_at").putNull("trigger").putNull("condition");
        expected.withObjectProperty("performance_metrics").putNull("refresh_timestamp");

        var document = UnavailableDocument.of("shop");

        var text = new String(document.wrapWith(ApiJson.object()), UTF_8);
        var snapshot = new String(ApiJson.encode(expected), UTF_8);
        assertThat(text).isEqualTo("{\"data\":" + snapshot.replaceFirst("}$", ",\"cache_info\":{}}}"));
    }
}
