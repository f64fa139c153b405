package io.swarmstatus.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * What goes on in a swarm that people use, step by step: services scale, tasks crash, images are updated, nodes are drained
 * and come back, nodes go down and come up again.
 *
 * <p>Each step does one such thing and lets everything follow by one tick. Managers are left alone, and at most a fifth of
 * the workers, but always one, may be away at a time. The same seed does the same to the same swarm. For use by one thread at a time.
 */
public final class Churn {

    private static final int SHORTEST_ABSENCE = 20;
    private static final int WORKERS_PER_ABSENCE = 5;

    private final SimulatedSwarm swarm;
    private final SplittableRandom random;
    private final List<Absence> absences = new ArrayList<>();
    private long steps;

    public Churn(SimulatedSwarm swarm, long seed) {
        this.swarm = swarm;
        this.random = new SplittableRandom(seed);
    }

    /** Does the next thing, if the swarm has a leader to do it, and says what, in words. */
    public String step() {
        steps++;
        var done = swarm.leader().isEmpty() ? "waited for a leader" : act();
        swarm.tick();
        return done;
    }

    private String act() {
        absences.stream().filter(absence -> absence.until() <= steps).forEach(Absence::end);
        absences.removeIf(absence -> absence.until() <= steps);
        var choice = random.nextInt(100);
        if (choice < 35) {
            return crash();
        } else if (choice < 65) {
            return scale();
        } else if (choice < 75) {
            return update();
        } else if (choice < 85) {
            return leave("drained ", swarm::drain, swarm::activate);
        } else if (choice < 95) {
            return leave("lost ", swarm::nodeDown, swarm::nodeUp);
        }
        return "let it be";
    }

    private String crash() {
        var services = swarm.services();
        if (services.isEmpty()) {
            return "found no service";
        }
        var service = pick(services);
        return (swarm.crashTask(service) ? "crashed a task of " : "found no task to crash of ") + service;
    }

    private String scale() {
        var replicated = specs();
        if (replicated.isEmpty()) {
            return "found nothing to scale";
        }
        var spec = pick(replicated);
        var replicas = Math.max(0, spec.count() + 1 - random.nextInt(3));
        swarm.scale(spec.name(), replicas);
        return "scaled " + spec.name() + " to " + replicas;
    }

    private String update() {
        var replicated = specs();
        if (replicated.isEmpty()) {
            return "found nothing to update";
        }
        var spec = pick(replicated);
        var image = "registry.example.com/" + spec.name() + ":build-" + steps;
        swarm.updateImage(spec.name(), image + "@sha256:" + Digest.sha256(image));
        return "updated " + spec.name();
    }

    private String leave(String what, Consumer<String> goes, Consumer<String> comesBack) {
        var workers = swarm.workers();
        var there = new ArrayList<>(workers);
        absences.forEach(absence -> there.remove(absence.worker()));
        if (there.isEmpty() || absences.size() * WORKERS_PER_ABSENCE >= workers.size()) {
            return "let all workers work";
        }
        var worker = pick(there);
        goes.accept(worker);
        absences.add(new Absence(worker, steps + SHORTEST_ABSENCE + random.nextInt(SHORTEST_ABSENCE), comesBack));
        return what + worker;
    }

    private List<ServiceSpec> specs() {
        return swarm.view().services().stream()
                .map(SwarmService::spec)
                .filter(spec -> spec.mode() == ServiceMode.REPLICATED)
                .toList();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A worker that is drained or down, until that step. */
    private record Absence(String worker, long until, Consumer<String> comesBack) {

        void end() {
            comesBack.accept(worker);
        }
    }
}
