package io.swarmstatus.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the code to the arrows of the design: data flows one way, and each technology has one home. */
class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "contract",
            "changes",
            "history",
            "service",
            "cache",
            "producer",
            "sink",
            "api",
            "replay",
            "simulator",
            "standalone");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.swarmstatus");

    @Test
    void sawEveryModule() {
        var seen = CODE.stream()
                .map(type -> type.getPackageName().replace("io.swarmstatus.", ""))
                .distinct();

        assertThat(seen).containsExactlyInAnyOrderElementsOf(MODULES);
    }

    @Test
    void everyModuleIsOneFlatPackage() {
        classes()
                .should()
                .resideInAnyPackage(MODULES.stream()
                        .map(module -> "io.swarmstatus." + module)
                        .toArray(String[]::new))
                .check(CODE);
    }

    @Test
    void dependenciesBetweenModulesFollowTheData() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var module : MODULES) {
            layers = layers.layer(module).definedBy("io.swarmstatus." + module);
        }
        layers.whereLayer("contract")
                .mayNotAccessAnyLayer()
                .whereLayer("service")
                .mayNotAccessAnyLayer()
                .whereLayer("simulator")
                .mayNotAccessAnyLayer()
                .whereLayer("changes")
                .mayOnlyAccessLayers("contract")
                .whereLayer("history")
                .mayOnlyAccessLayers("contract", "changes")
                .whereLayer("cache")
                .mayOnlyAccessLayers("contract")
                .whereLayer("producer")
                .mayOnlyAccessLayers("contract", "service")
                .whereLayer("sink")
                .mayOnlyAccessLayers("contract", "changes", "service", "cache")
                .whereLayer("api")
                .mayOnlyAccessLayers("contract", "service", "cache", "changes", "history")
                .whereLayer("replay")
                .mayOnlyAccessLayers("contract", "changes", "history", "service", "cache")
                .whereLayer("standalone")
                .mayNotBeAccessedByAnyLayer()
                .check(CODE);
    }

    @Test
    void onlyTheProducerReachesDocker() {
        onlyIn("com.github.dockerjava..", "io.swarmstatus.producer");
    }

    @Test
    void onlyTheCacheHasARedisClient() {
        onlyIn("redis.clients..", "io.swarmstatus.cache");
    }

    @Test
    void onlyProducerSinkAndHistoryTalkToKafka() {
        onlyIn(
                "org.apache.kafka.clients..",
                "io.swarmstatus.producer",
                "io.swarmstatus.sink",
                "io.swarmstatus.history");
    }

    @Test
    void theContractNeedsNothingButJackson() {
        classes()
                .that()
                .resideInAPackage("io.swarmstatus.contract")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.swarmstatus.contract", "java..", "com.fasterxml.jackson..", "org.jspecify..")
                .check(CODE);
    }

    private static void onlyIn(String technology, String... homes) {
        assertThat(CODE.stream()
                        .filter(type -> List.of(homes).contains(type.getPackageName()))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .anyMatch(dependency -> resideInAPackage(technology).test(dependency.getTargetClass())))
                .as("%s is used at all", technology)
                .isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology)
                .check(CODE);
    }
}
