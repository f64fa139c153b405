package io.swarmstatus.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import java.io.IOException;
import java.net.URI;

/** docker-java's own commands into its own model, and nothing made of it. */
final class ModelReader implements SwarmReader {

    private final DockerClient client;

    private ModelReader(DockerClient client) {
        this.client = client;
    }

    static ModelReader open(URI dockerHost) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(dockerHost.toString())
                .withDockerTlsVerify(false)
                .build();
        var transport =
                new ApacheDockerHttpClient.Builder().dockerHost(dockerHost).build();
        return new ModelReader(DockerClientImpl.getInstance(config, transport));
    }

    @Override
    public String name() {
        return "docker-java's model";
    }

    @Override
    public Found read() {
        var nodes = client.listSwarmNodesCmd().exec();
        var services = client.listServicesCmd().exec();
        var tasks = client.listTasksCmd().exec();
        return new Found.Objects(nodes.size(), services.size(), tasks.size());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
