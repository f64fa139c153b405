package io.swarmstatus.sink;

import io.swarmstatus.contract.SnapshotTopic;

/** How large records get on the topics that the sink reads and writes. */
final class RecordLimits {

    /** The largest snapshot, and 1 MiB for its headers and those of a dead letter. */
    static final int MAX_RECORD_BYTES = SnapshotTopic.MAX_MESSAGE_BYTES + 1024 * 1024;

    private RecordLimits() {}
}
