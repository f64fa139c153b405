package io.swarmstatus.simulator;

import java.time.Instant;
import java.util.Base64;
import java.util.SplittableRandom;

/**
 * What all engines of one swarm have in common.
 *
 * @param id of the cluster ({@code Swarm.Cluster.ID})
 * @param founded when the swarm was initialised
 * @param trustRoot its certificate, in PEM: of a real one's size and form, but nobody can trust it
 * @param issuerSubject who signs the nodes' certificates, in base 64
 * @param issuerPublicKey the signer's key, in base 64
 */
record ClusterIdentity(String id, Instant founded, String trustRoot, String issuerSubject, String issuerPublicKey) {

    private static final int CERTIFICATE_BYTES = 366;
    private static final int KEY_BYTES = 91;

    static ClusterIdentity create(String id, Instant founded, SplittableRandom random) {
        var pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes(random, CERTIFICATE_BYTES));
        return new ClusterIdentity(
                id,
                founded,
                "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n",
                "MBMxETAPBgNVBAMTCHN3YXJtLWNh",
                Base64.getEncoder().encodeToString(bytes(random, KEY_BYTES)));
    }

    private static byte[] bytes(SplittableRandom random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
