package io.swarmstatus.replay;

import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/**
 * Where the command runs.
 *
 * @param output what was asked for
 * @param messages everything else, for people
 * @param zone of the times that people read and write
 */
record Surroundings(
        Output output,
        PrintStream messages,
        Terminal terminal,
        InstantSource clock,
        ZoneId zone,
        Map<String, String> environment) {}
