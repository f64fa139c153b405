package io.swarmstatus.sink;

import io.swarmstatus.service.ServiceMain;
import io.swarmstatus.service.ServiceProcess;

/** Runs a cache-sink as a process of its own. */
public final class CacheSinkMain {

    private CacheSinkMain() {}

    public static void main(String[] args) {
        ServiceMain.run("cache-sink", CacheSinkMain.class, args, CacheSinkConfig::from, CacheSinkMain::start);
    }

    private static CacheSink start(CacheSinkConfig config) {
        return CacheSink.start(config, ServiceProcess::endWith);
    }
}
