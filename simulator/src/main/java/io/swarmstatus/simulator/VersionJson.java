package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What {@code GET /version} answers. */
final class VersionJson {

    static final String KERNEL = "6.1.0-18-amd64";
    private static final String BUILT = "2024-01-01T00:00:00.000000000+00:00";
    private static final String COMMIT = "5d6db84";
    private static final String GO = "go1.19.8";

    private VersionJson() {}

    static void write(JsonGenerator json, EngineVersion version) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("Platform");
        json.writeStringField("Name", "");
        json.writeEndObject();
        writeComponents(json, version);
        json.writeStringField("Version", version.engine());
        json.writeStringField("ApiVersion", version.api().toString());
        json.writeStringField("MinAPIVersion", version.minApi().toString());
        json.writeStringField("GitCommit", COMMIT);
        json.writeStringField("GoVersion", GO);
        json.writeStringField("Os", "linux");
        json.writeStringField("Arch", "amd64");
        json.writeStringField("KernelVersion", KERNEL);
        json.writeStringField("BuildTime", BUILT);
        json.writeEndObject();
    }

    private static void writeComponents(JsonGenerator json, EngineVersion version) throws IOException {
        json.writeArrayFieldStart("Components");
        json.writeStartObject();
        json.writeStringField("Name", "Engine");
        json.writeStringField("Version", version.engine());
        json.writeObjectFieldStart("Details");
        json.writeStringField("ApiVersion", version.api().toString());
        json.writeStringField("Arch", "amd64");
        json.writeStringField("BuildTime", BUILT);
        json.writeStringField("Experimental", "false");
        json.writeStringField("GitCommit", COMMIT);
        json.writeStringField("GoVersion", GO);
        json.writeStringField("KernelVersion", KERNEL);
        json.writeStringField("MinAPIVersion", version.minApi().toString());
        json.writeStringField("Os", "linux");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
