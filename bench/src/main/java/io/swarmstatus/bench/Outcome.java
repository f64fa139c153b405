package io.swarmstatus.bench;

import java.util.List;

/**
 * What a benchmark came to.
 *
 * @param findings the lines of its table
 * @param curves how its costs grow with size; none where it has one size
 * @param leftOut what was not measured and why, such as a peer that is not installed, a sentence each
 */
record Outcome(List<Finding> findings, List<Curve> curves, List<String> leftOut) {

    Outcome {
        findings = List.copyOf(findings);
        curves = List.copyOf(curves);
        leftOut = List.copyOf(leftOut);
    }

    static Outcome of(List<Finding> findings) {
        return new Outcome(findings, List.of(), List.of());
    }
}
