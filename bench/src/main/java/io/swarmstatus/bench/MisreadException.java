package io.swarmstatus.bench;

import java.util.List;

/** A reader did not find what is there: whatever was measured means nothing. */
final class MisreadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MisreadException(String reader, List<String> mismatches) {
        super(reader + " misread the swarm: " + String.join("; ", mismatches));
    }
}
