package io.swarmstatus.contract;

/** The names that producers and consumers of the snapshot topic share. */
public final class SnapshotTopic {

    /** Where snapshots are published unless {@code topic.snapshots} says otherwise. */
    public static final String NAME = "swarm.snapshots";

    /** What is added to the topic's name for the records that could not be read. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    /** The CloudEvents {@code type} of a snapshot. */
    public static final String EVENT_TYPE = "io.swarmstatus.snapshot.v1";

    /** The media type of a snapshot's bytes. */
    public static final String CONTENT_TYPE = "application/json";

    /** A snapshot, and so a record, is never larger than this many bytes. */
    public static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

    /** The class-path resource that holds the JSON Schema of a snapshot. */
    public static final String SCHEMA_RESOURCE = "/io/swarmstatus/contract/snapshot.schema.json";

    private SnapshotTopic() {}
}
