package io.swarmstatus.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks the API all the time, and keeps each answer that differs from the one before: what its users saw. */
final class Served implements AutoCloseable {

    private final ApiClient api;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    private Served(ApiClient api) {
        this.api = api;
        this.thread = Thread.ofPlatform().name("served").unstarted(this::run);
    }

    /** What an answer told. */
    record Answer(
            Instant at,
            Instant collectedAt,
            String collectedBy,
            boolean byLeader,
            long version,
            boolean active,
            String error,
            String lastError) {

        static Answer of(JsonNode data) {
            return new Answer(
                    Instant.now(),
                    Instant.parse(data.path("collected_at").asText(Instant.EPOCH.toString())),
                    data.at("/collected_by/hostname").asText(),
                    data.at("/collected_by/is_leader").asBoolean(),
                    data.path("swarm_version").asLong(),
                    data.path("swarm_active").asBoolean(),
                    data.path("error").asText(""),
                    data.at("/cache_info/refresh/last_error").asText(""));
        }

        private boolean tellsTheSame(Answer other) {
            return collectedAt.equals(other.collectedAt)
                    && active == other.active
                    && error.equals(other.error)
                    && lastError.equals(other.lastError);
        }
    }

    static Served from(ApiClient api) {
        var served = new Served(api);
        served.thread.start();
        return served;
    }

    List<Answer> answers() {
        return answers;
    }

    Answer last() {
        return answers.getLast();
    }

    private void run() {
        try {
            while (!closed) {
                var answer = Answer.of(api.status());
                if (answers.isEmpty() || !answers.getLast().tellsTheSame(answer)) {
                    answers.add(answer);
                }
                Thread.sleep(10);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
