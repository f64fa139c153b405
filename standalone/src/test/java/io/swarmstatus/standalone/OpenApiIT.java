package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Random requests made from {@code openapi.yaml} get only answers that it allows, with the real pipeline behind the api, and with
 * less and less of it. {@code -Dopenapi.seed=…} and {@code -Dopenapi.requests=…} take others, and more.
 */
@TestMethodOrder(OrderAnnotation.class)
class OpenApiIT {

    private static final long SEED = Long.getLong("openapi.seed", 20_260_115);
    private static final int REQUESTS = Integer.getInteger("openapi.requests", 320);

    private static ContractRig rig;
    private static OpenApiDocument document;
    private static final Set<String> described = new TreeSet<>();

    @BeforeAll
    static void start() throws IOException {
        document = OpenApiDocument.read();
        rig = ContractRig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    @Order(1)
    void answersAsDescribedWithAllOfThePipeline() {
        askAround(SEED, REQUESTS);

        assertThat(described).hasSizeGreaterThan(document.operations().size());
    }

    @Test
    @Order(2)
    void answersAsDescribedFromTheBackup() {
        rig.loseThePrimaryKeys();

        askAround(SEED + 1, REQUESTS);
    }

    @Test
    @Order(3)
    void answersAsDescribedWithNothingInTheCache() {
        rig.loseEverything();

        askAround(SEED + 2, REQUESTS);
    }

    @Test
    @Order(4)
    void answersAsDescribedWithoutKafka() {
        rig.loseKafka();

        askAround(SEED + 3, REQUESTS / 8);
    }

    @Test
    @Order(5)
    void rulesAreNotSatisfiedByJustAnything() {
        var operation = document.operations().stream()
                .filter(one -> one.path().equals("/api/v1/status/swarm/cache"))
                .findFirst()
                .orElseThrow();
        var rules = new AnswerRules(document);
        try (var client = new ContractClient(rig.url())) {
            var answer = client.get("/api/v1/status/swarm/cache");
            var renamed = answer.body().replace("\"cache_status\"", "\"state\"");

            assertThat(rules.problems(operation, "GET", answer)).isEmpty();
            assertThat(rules.problems(operation, "GET", new AnswerRules.Answer(200, answer.headers(), renamed)))
                    .hasSize(2);
            assertThat(rules.problems(operation, "GET", new AnswerRules.Answer(418, answer.headers(), "")))
                    .hasSize(1);
            assertThat(rules.problems(operation, "POST", answer)).hasSize(1);
        }
    }

    private static void askAround(long seed, int count) {
        System.out.println("measured: " + count + " random requests, -Dopenapi.seed=" + seed);
        var requests = new RandomRequests(document, ContractRig.SWARMS, seed);
        var rules = new AnswerRules(document);
        var statuses = new TreeMap<Integer, Integer>();
        List<String> problems = new ArrayList<>();
        try (var client = new ContractClient(rig.url())) {
            for (var i = 0; i < count; i++) {
                var request = requests.next();
                var answer = client.send(request.method(), request.target(), request.headers());
                statuses.merge(answer.status(), 1, Integer::sum);
                described.add(request.operation() + " " + answer.status());
                rules.problems(request.operation(), request.method(), answer)
                        .forEach(problem -> problems.add(request + ": " + problem));
                if (request.method().equals("GET")) {
                    judged(request, answer, problems);
                }
            }
        }
        System.out.println("measured: their statuses " + statuses);
        assertThat(problems).isEmpty();
    }

    /** What is not as the description wants it is refused, and nothing else is. */
    private static void judged(RandomRequests.Request request, AnswerRules.Answer answer, List<String> problems) {
        var refused = answer.status() == 400 || answer.status() == 404;
        if (!request.allowed() && !refused) {
            problems.add(request + ": is not allowed, and got " + answer.status());
        }
        var isOfSeveral = answer.body().contains("from") || answer.body().contains("cpu or memory is wanted");
        if (request.allowed() && answer.status() == 400 && !isOfSeveral) {
            problems.add(request + ": is allowed, and got 400: " + answer.body());
        }
    }
}
