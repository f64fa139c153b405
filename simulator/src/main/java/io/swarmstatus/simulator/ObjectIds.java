package io.swarmstatus.simulator;

import java.util.SplittableRandom;

/** Makes the IDs of a swarm's objects, which look as a real engine's do: 25 digits and small letters. Reproducible. */
final class ObjectIds {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 25;

    private final SplittableRandom random;

    ObjectIds(SplittableRandom random) {
        this.random = random;
    }

    String next() {
        var id = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }
}
