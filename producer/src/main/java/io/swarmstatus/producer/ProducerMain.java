package io.swarmstatus.producer;

import io.swarmstatus.service.ServiceMain;

/** Starts a producer from the command line. */
public final class ProducerMain {

    private ProducerMain() {}

    public static void main(String[] args) {
        ServiceMain.run("producer", ProducerMain.class, args, SwarmProducerConfig::from, SwarmProducer::start);
    }
}
