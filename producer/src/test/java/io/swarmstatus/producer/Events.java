package io.swarmstatus.producer;

/** Reasons for a turn that events give. */
final class Events {

    static final Wakeup OF_SERVICE = Wakeup.by(new EngineEvent("service", "s1"));

    private Events() {}
}
