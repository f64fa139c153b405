package io.swarmstatus.bench;

import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.IOException;
import java.net.URI;

/** The floor: the same lists over the same transport, read to nowhere. */
final class BareReader implements SwarmReader {

    private final DockerHttpClient client;
    private final byte[] buffer = new byte[64 * 1024];

    private BareReader(DockerHttpClient client) {
        this.client = client;
    }

    static BareReader open(URI dockerHost) {
        return new BareReader(
                new ApacheDockerHttpClient.Builder().dockerHost(dockerHost).build());
    }

    @Override
    public String name() {
        return "bytes to nowhere";
    }

    @Override
    public Found read() throws IOException {
        long bytes = 0;
        for (var path : Recording.LISTS) {
            bytes += bytes(path);
        }
        return new Found.Bytes(bytes);
    }

    private long bytes(String path) throws IOException {
        var request = Request.builder().method(Request.Method.GET).path(path).build();
        try (var response = client.execute(request)) {
            var body = response.getBody();
            long bytes = 0;
            for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                bytes += count;
            }
            return bytes;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
