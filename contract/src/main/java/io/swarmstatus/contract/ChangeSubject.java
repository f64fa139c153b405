package io.swarmstatus.contract;

/**
 * What a change happened to.
 *
 * @param id the engine's id of the node or service; of a swarm its name
 * @param name the node's hostname, the service's or the swarm's name, as it was told last
 */
public record ChangeSubject(SubjectKind kind, String id, String name) {

    public static ChangeSubject node(String id, String hostname) {
        return new ChangeSubject(SubjectKind.NODE, id, hostname);
    }

    public static ChangeSubject service(String id, String name) {
        return new ChangeSubject(SubjectKind.SERVICE, id, name);
    }

    public static ChangeSubject swarm(String name) {
        return new ChangeSubject(SubjectKind.SWARM, name, name);
    }

    /** The {@code subject} of the CloudEvent: {@code node/ID}, {@code service/ID} or {@code swarm}. */
    public String path() {
        return kind == SubjectKind.SWARM ? kind.wireName() : kind.wireName() + "/" + id;
    }
}
