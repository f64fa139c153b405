package io.swarmstatus.standalone;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where broker and cache keep their files: a directory of the operator's, or a temporary one that goes with us. */
final class WorkDirectory implements AutoCloseable {

    private final Path path;
    private final boolean temporary;

    private WorkDirectory(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /**
     * @param wanted the operator's directory, made where it is missing; null for a temporary one
     * @throws StartException if it cannot be made
     */
    static WorkDirectory open(@Nullable Path wanted) {
        try {
            return wanted == null
                    ? new WorkDirectory(Files.createTempDirectory("swarm-status-"), true)
                    : new WorkDirectory(Files.createDirectories(wanted).toAbsolutePath(), false);
        } catch (IOException e) {
            throw new StartException("cannot make the directory " + wanted + ": " + e.getMessage(), e);
        }
    }

    /** A directory within this one. */
    Path sub(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new StartException("cannot make the directory " + path.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.walkFileTree(path, new Deletion());
        }
    }

    /** Parts that have just ended may still remove files of their own, so a file that is gone already is no fault. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
