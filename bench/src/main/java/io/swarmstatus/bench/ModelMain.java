package io.swarmstatus.bench;

import java.io.IOException;
import java.net.URI;

/** Reads the swarm once into docker-java's model, in a process of its own: {@code URI}. */
final class ModelMain {

    private ModelMain() {}

    public static void main(String[] args) throws IOException {
        try (var reader = ModelReader.open(URI.create(args[0]))) {
            System.out.println(reader.read());
        }
    }
}
