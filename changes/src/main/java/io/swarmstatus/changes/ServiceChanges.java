package io.swarmstatus.changes;

import io.swarmstatus.contract.ChangeSubject;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has changed about one service. */
final class ServiceChanges {

    private final ChangeSubject service;
    private final ServiceBaseline was;
    private final ServiceBaseline is;
    private final ChangeLog changes;

    private ServiceChanges(ChangeSubject service, ServiceBaseline was, ServiceBaseline is, ChangeLog changes) {
        this.service = service;
        this.was = was;
        this.is = is;
        this.changes = changes;
    }

    /** Notes what has changed about the services; returns what is remembered of them from now on. */
    static Map<String, ServiceBaseline> between(Map<String, ServiceBaseline> before, Snapshot next, ChangeLog changes) {
        var at = next.collectedAt();
        var after = new HashMap<String, ServiceBaseline>();
        next.services().stream()
                .sorted(Comparator.comparing(Service::name).thenComparing(Service::id))
                .filter(service -> !after.containsKey(service.id()))
                .forEach(service -> after.put(service.id(), compare(before.get(service.id()), service, at, changes)));
        before.entrySet().stream()
                .filter(service -> !after.containsKey(service.getKey()))
                .sorted(Map.Entry.<String, ServiceBaseline>comparingByValue(Comparator.comparing(ServiceBaseline::name))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(service -> removed(service.getKey(), service.getValue(), changes));
        return after;
    }

    private static ServiceBaseline compare(
            @Nullable ServiceBaseline was, Service service, Instant at, ChangeLog changes) {
        var subject = ChangeSubject.service(service.id(), service.name());
        if (was == null) {
            var first = ServiceBaseline.created(service, at);
            changes.add(
                    ChangeType.SERVICE_CREATED,
                    subject,
                    null,
                    identity(first),
                    "Service " + service.name() + " was created");
            return first;
        }
        var is = was.then(service, at);
        new ServiceChanges(subject, was, is, changes).note();
        return is;
    }

    private static void removed(String id, ServiceBaseline was, ChangeLog changes) {
        var subject = ChangeSubject.service(id, was.name());
        changes.add(ChangeType.SERVICE_REMOVED, subject, identity(was), null, "Service " + was.name() + " was removed");
    }

    private void note() {
        if (!Objects.equals(was.image(), is.image())) {
            note(
                    ChangeType.SERVICE_IMAGE_CHANGED,
                    Fields.of("image", was.image()),
                    Fields.of("image", is.image()),
                    "has image " + is.image() + ", had " + was.image());
        }
        update();
        if (is.mode().equals("replicated") && was.desired() != is.desired()) {
            note(
                    ChangeType.SERVICE_SCALED,
                    tasks(was),
                    tasks(is),
                    "is scaled to " + is.desired() + ", was " + was.desired());
        }
        if (is.degraded() && !was.degraded()) {
            note(ChangeType.SERVICE_DEGRADED, tasks(was), tasks(is), "is degraded: " + tasksInWords(is));
        } else if (was.degraded() && !is.degraded()) {
            note(ChangeType.SERVICE_RECOVERED, tasks(was), tasks(is), "has recovered: " + tasksInWords(is));
        }
    }

    private void update() {
        if (is.updateState() == null || is.updateState().equals(was.updateState())) {
            return;
        }
        switch (is.updateState()) {
            case "updating" -> noteUpdate(ChangeType.SERVICE_UPDATE_STARTED, "is being updated");
            case "completed" -> noteUpdate(ChangeType.SERVICE_UPDATE_FINISHED, "was updated");
            case "paused" -> noteUpdate(ChangeType.SERVICE_UPDATE_PAUSED, "has an update that failed and is paused");
            case "rollback_paused" ->
                noteUpdate(ChangeType.SERVICE_UPDATE_PAUSED, "has a rollback that failed and is paused");
            case "rollback_started" -> noteUpdate(ChangeType.SERVICE_ROLLBACK_STARTED, "is being rolled back");
            case "rollback_completed" -> noteUpdate(ChangeType.SERVICE_ROLLED_BACK, "was rolled back");
            default -> {
                // a state that no engine has yet
            }
        }
    }

    private void noteUpdate(ChangeType type, String words) {
        note(type, Fields.of("update_state", was.updateState()), Fields.of("update_state", is.updateState()), words);
    }

    private void note(ChangeType type, Fields before, Fields after, String words) {
        changes.add(type, service, before, after, "Service " + service.name() + " " + words);
    }

    private static Fields identity(ServiceBaseline service) {
        return Fields.of("mode", service.mode())
                .and("image", service.image())
                .and("desired", service.desired())
                .and("running", service.running());
    }

    private static Fields tasks(ServiceBaseline service) {
        return Fields.of("desired", service.desired()).and("running", service.running());
    }

    private static String tasksInWords(ServiceBaseline service) {
        return service.running() + " of " + service.desired() + " tasks run";
    }
}
