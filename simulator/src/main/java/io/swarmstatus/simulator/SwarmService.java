package io.swarmstatus.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One service, as the leader's store has it.
 *
 * @param previousSpec what was wanted before; null as long as it was never changed
 * @param update how the last rolling update went; null where there was none
 */
record SwarmService(
        String id,
        Meta meta,
        ServiceSpec spec,
        @Nullable ServiceSpec previousSpec,
        @Nullable UpdateStatus update) {

    String name() {
        return spec.name();
    }

    /** Whether a rolling update is under way. */
    boolean updating() {
        return update != null && update.state() == UpdateStatus.State.UPDATING;
    }

    SwarmService withMeta(Meta changed) {
        return new SwarmService(id, changed, spec, previousSpec, update);
    }

    SwarmService withSpec(ServiceSpec wanted) {
        return new SwarmService(id, meta, wanted, spec, update);
    }

    SwarmService withUpdate(UpdateStatus changed) {
        return new SwarmService(id, meta, spec, previousSpec, changed);
    }
}
