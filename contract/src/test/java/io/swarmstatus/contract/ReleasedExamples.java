package io.swarmstatus.contract;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The published examples of all versions, and the list of those that were released. */
final class ReleasedExamples {

    private static final Path FOLDER = PublishedContract.FOLDER.resolve("examples");
    private static final String CHECKSUMS = "released-examples.sha256";

    private ReleasedExamples() {}

    /** All that are there of this kind, of whatever version, by their path in the folder of the examples. */
    static List<Path> ofKind(String kind) {
        return all().stream()
                .filter(example -> example.getFileName().toString().startsWith(kind + "-"))
                .toList();
    }

    static List<Path> all() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the line feed that ends the file. */
    static byte[] message(Path example) {
        var bytes = bytes(example);
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    static byte[] bytes(Path example) {
        try {
            return Files.readAllBytes(FOLDER.resolve(example));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SHA-256 of each file that was ever released. */
    static Map<String, String> checksums() {
        var resource = Objects.requireNonNull(ReleasedExamples.class.getResource(CHECKSUMS), CHECKSUMS);
        try (Stream<String> lines = Files.lines(Path.of(resource.getPath()))) {
            return lines.map(line -> line.split(" {2}"))
                    .collect(toMap(parts -> parts[1], parts -> parts[0], (_, second) -> second, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> found(Function<byte[], String> digest) {
        return all().stream()
                .collect(toMap(Path::toString, file -> digest.apply(bytes(file)), (_, second) -> second, TreeMap::new));
    }
}
