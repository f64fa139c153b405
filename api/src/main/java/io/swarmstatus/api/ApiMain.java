package io.swarmstatus.api;

import io.swarmstatus.service.ServiceMain;

/** Runs the api as a process. */
public final class ApiMain {

    private ApiMain() {}

    public static void main(String[] args) {
        ServiceMain.run("api", ApiMain.class, args, ApiConfig::from, Api::start);
    }
}
