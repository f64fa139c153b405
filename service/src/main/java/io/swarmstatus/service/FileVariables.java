package io.swarmstatus.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Environment variables whose value is in a file, as Docker's secrets are: {@code REDIS_URL_FILE} names the file that holds
 * what {@code REDIS_URL} would. A line break at its end is not part of the value.
 */
final class FileVariables {

    /** What a Docker secret may hold. */
    static final int MOST_BYTES = 500 * 1024;

    private static final String SUFFIX = "_FILE";

    /** Settings of Kafka's clients that name a file themselves. */
    private static final Set<String> NAMES_OF_KAFKA = Set.of(
            "KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE",
            "KAFKA_SASL_OAUTHBEARER_ASSERTION_PRIVATE_KEY_FILE",
            "KAFKA_SASL_OAUTHBEARER_ASSERTION_TEMPLATE_FILE");

    private FileVariables() {}

    /**
     * The environment with the values from files.
     *
     * @param isSetting which variables are settings; what stands for no setting is left alone
     * @param problems gets a sentence for each file that cannot be used, without anything of what is in it
     */
    static Map<String, String> read(
            Map<String, String> environment, Predicate<String> isSetting, List<String> problems) {
        var all = new HashMap<>(environment);
        new TreeMap<>(environment).forEach((name, file) -> {
            var variable = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
            if (!isSetting.test(variable) || NAMES_OF_KAFKA.contains(name)) {
                return;
            }
            all.remove(name);
            if (file.isEmpty()) {
                return; // so that a deployment's overlay can take back what it adds to
            }
            if (environment.containsKey(variable)) {
                problems.add(variable + " and " + name + " are both set");
                return;
            }
            try {
                all.put(variable, value(Path.of(file)));
            } catch (IOException | InvalidPathException e) {
                problems.add(name + ": cannot read \"" + file + "\": " + reason(e));
            }
        });
        return all;
    }

    private static String value(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("longer than " + MOST_BYTES + " bytes");
            }
            var value = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
            if (value.isEmpty()) {
                throw new IOException("empty");
            }
            return value;
        }
    }

    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }
}
