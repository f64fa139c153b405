package io.swarmstatus.contract;

import java.time.Duration;

/** The names that the writers and readers of the change topic share. */
public final class ChangeTopic {

    /** Where changes are published unless {@code topic.changes} says otherwise. */
    public static final String NAME = "swarm.changes";

    /** The CloudEvents {@code type} of a change. */
    public static final String EVENT_TYPE = "io.swarmstatus.change.v1";

    /** The media type of a change's bytes. */
    public static final String CONTENT_TYPE = "application/json";

    /** How long a topic that the sink creates keeps a change: longer than snapshots, as there is so much less of it. */
    public static final Duration RETENTION = Duration.ofDays(30);

    /** The class-path resource that holds the JSON Schema of a change. */
    public static final String SCHEMA_RESOURCE = "/io/swarmstatus/contract/change.schema.json";

    private ChangeTopic() {}
}
