package io.swarmstatus.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a refresh found: the swarm's figures, or one of the known reasons why there are none. */
public enum Condition {
    /** The figures are the swarm's. */
    OK("OK"),
    /** The engine did not accept a connection. Worded as the earlier system worded it, for clients that know the text. */
    DOCKER_UNREACHABLE("Docker unavailable"),
    /** The engine answers but belongs to no swarm. Worded as the earlier system worded it. */
    NOT_IN_SWARM("Not in swarm mode"),
    /** The engine is a worker: only managers know the swarm. */
    NOT_A_MANAGER("This node is a worker, only a manager can tell the swarm's status"),
    /** The manager was restarted with autolock on and waits for its key. */
    SWARM_LOCKED("The swarm is locked on this manager, run \"docker swarm unlock\" there"),
    /** The node's TLS certificates ran out. */
    CERTIFICATES_EXPIRED("The swarm certificates of this manager have expired"),
    /** The manager is starting, or cannot reach the others yet. */
    MANAGER_NOT_READY("This manager is starting or cannot connect to the swarm yet"),
    /** Too few managers are left to elect a leader: running tasks go on, nothing can be changed or seen. */
    NO_QUORUM("The swarm has no leader, too few of its managers are reachable"),
    /** The engine accepted a call and did not answer in time. */
    TIMED_OUT("Docker did not answer in time"),
    /** The engine answered, but not with what its API promises. */
    COLLECTION_FAILED("Docker's answer could not be used");

    private final String words;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    Condition(String words) {
        this.words = words;
    }

    /** What to tell a person, the same for every failure of this kind. */
    public String words() {
        return words;
    }

    /** As it stands in JSON, in metrics and in Redis. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
