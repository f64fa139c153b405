package io.swarmstatus.replay;

import static io.swarmstatus.replay.Style.plain;

import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.replay.TextTable.Cell;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A snapshot for people. */
record SwarmWords(Style style, ZoneId zone) {

    private static final double NANOS = 1e9;
    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

    /** @param at the instant that was asked for */
    List<String> lines(Snapshot snapshot, Instant at) {
        var lines = new ArrayList<String>();
        lines.add(style.bold("Swarm " + snapshot.swarm()) + " at " + Times.local(at, zone) + ", collected "
                + Times.length(Duration.between(snapshot.collectedAt(), at)) + " before, at " + snapshot.collectedAt());
        var quorum = snapshot.quorum();
        lines.add(count(snapshot.totalNodes(), "node") + ": " + count(snapshot.totalManagers(), "manager") + " ("
                + quorum.reachable() + " reachable, " + quorum.spare() + " may fail), "
                + count(snapshot.totalWorkers(), "worker"));
        lines.add("tasks: " + snapshot.tasks().running() + " running, "
                + snapshot.tasks().pending() + " pending, " + snapshot.tasks().failed() + " failed");
        lines.add("");
        lines.addAll(nodes(snapshot.nodes()));
        if (!snapshot.services().isEmpty()) {
            lines.add("");
            lines.addAll(services(snapshot.services()));
        }
        return lines;
    }

    private List<String> nodes(List<Node> nodes) {
        var table =
                new TextTable(style, "NODE", "ROLE", "STATE", "AVAILABILITY", "TASKS", "CPU", "MEMORY GIB", "ENGINE");
        for (var node : nodes) {
            var usage = node.resourceUsage();
            table.add(
                    Cell.of(plain(node.hostname())),
                    Cell.of(role(node)),
                    new Cell(plain(node.state()), node.state().equals("ready") ? style::good : style::bad),
                    new Cell(
                            plain(node.availability()),
                            node.availability().equals("active") ? text -> text : style::warning),
                    Cell.of(Integer.toString(node.runningTasks())),
                    Cell.of(of(usage.usedCpuNanos() / NANOS, node.cpuCount())),
                    Cell.of(of(usage.usedMemoryBytes() / GIBIBYTE, node.memoryGb())),
                    Cell.of(plain(Objects.requireNonNullElse(node.engineVersion(), "-"))));
        }
        return table.lines();
    }

    private static String role(Node node) {
        if (node.isLeader()) {
            return "leader";
        }
        var isLost = node.isManager() && !"reachable".equals(node.reachability());
        return plain(node.role()) + (isLost ? ", " + plain(String.valueOf(node.reachability())) : "");
    }

    private List<String> services(List<Service> services) {
        var table = new TextTable(style, "SERVICE", "MODE", "TASKS", "IMAGE", "UPDATE");
        for (var service : services) {
            table.add(
                    Cell.of(plain(service.name())),
                    Cell.of(plain(service.mode())),
                    new Cell(
                            service.running() + "/" + service.desired(),
                            service.running() < service.desired() ? style::bad : style::good),
                    Cell.of(plain(Objects.requireNonNullElse(service.image(), "-"))),
                    Cell.of(plain(Objects.requireNonNullElse(service.updateState(), "-"))));
        }
        return table.lines();
    }

    private static String of(double used, double all) {
        return String.format(Locale.ROOT, "%.2f of %.2f", used, all);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
