package io.swarmstatus.producer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the end of the topic tells of a swarm: the newest good snapshot of each who has spoken for it.
 *
 * @param currentSince since when all that is published is heard; null while the topic cannot be read to its end
 * @param trouble why it cannot be read, in words for a person; empty while it can
 * @param voices at most one for each node
 */
record Heard(@Nullable Instant currentSince, String trouble, List<Voice> voices) {

    /** Before anything could be read. */
    static final Heard NOTHING = new Heard(null, "not read yet", List.of());

    /** A swarm has a handful of managers; those that are gone are forgotten first. */
    private static final int MOST_VOICES = 32;

    Heard {
        voices = List.copyOf(voices);
    }

    /** With this one too, unless something newer by the same node was heard before. */
    Heard with(Voice voice) {
        var isOld = voices.stream()
                .anyMatch(known -> known.nodeId().equals(voice.nodeId())
                        && !known.collectedAt().isBefore(voice.collectedAt()));
        if (isOld) {
            return this;
        }
        var others = voices.stream().filter(known -> !known.nodeId().equals(voice.nodeId()));
        var newest = Stream.concat(Stream.of(voice), others)
                .sorted(Comparator.comparing(Voice::heardAt).reversed())
                .limit(MOST_VOICES)
                .toList();
        return new Heard(currentSince, trouble, newest);
    }

    /** From now on all is heard; nothing changes where that was so before. */
    Heard current(Instant now) {
        return currentSince == null ? new Heard(now, "", voices) : this;
    }

    /** The topic cannot be read any more. */
    Heard lost(String why) {
        return new Heard(null, why, voices);
    }

    boolean isCurrent() {
        return currentSince != null;
    }

    /** When a good snapshot of this cluster was last heard, whoever spoke; empty if never. */
    Optional<Instant> lastHeard(@Nullable String clusterId) {
        return voices.stream()
                .filter(voice -> voice.isOf(clusterId))
                .map(Voice::heardAt)
                .max(Comparator.naturalOrder());
    }

    /** Whether another node than this one has spoken of the same cluster, in a way that matters. */
    boolean another(Member self, Predicate<Voice> matters) {
        return others(self).anyMatch(matters);
    }

    /** When the newest was collected that another node has said of the same cluster, by that node's clock; empty if never. */
    Optional<Instant> newestByAnother(Member self) {
        return others(self).map(Voice::collectedAt).max(Comparator.naturalOrder());
    }

    private Stream<Voice> others(Member self) {
        return voices.stream()
                .filter(voice -> voice.isOf(self.clusterId()) && !voice.nodeId().equals(self.nodeId()));
    }
}
