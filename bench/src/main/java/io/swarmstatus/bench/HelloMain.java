package io.swarmstatus.bench;

import io.helidon.webserver.WebServer;

/** The least that a service can be: Helidon, and one handler that says hello, on the port that is named. */
final class HelloMain {

    private HelloMain() {}

    public static void main(String[] args) {
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(args[0]))
                .featuresDiscoverServices(false)
                .routing(routing -> routing.get("/", (_, response) -> response.send("Hello")))
                .build()
                .start();
    }
}
