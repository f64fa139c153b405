package io.swarmstatus.service;

import java.util.Map;

/** A service of which a part dies as soon as it has started, or where {@code ENDS} is set tells that it has ended, or where {@code FAILS} is set cannot start. */
final class DyingService {

    static final String CLOSED = "the rest was closed";

    private DyingService() {}

    public static void main(String[] args) {
        ServiceMain.run("dying", DyingService.class, args, _ -> Map.of(), _ -> {
            if (System.getenv("FAILS") != null) {
                throw new LinkageError("a class is gone");
            }
            if (System.getenv("ENDS") == null) {
                Thread.ofPlatform().name("part").start(() -> {
                    throw new LinkageError("a class is gone");
                });
            } else {
                ServiceProcess.endWith("part");
            }
            return () -> System.out.println(CLOSED);
        });
    }
}
