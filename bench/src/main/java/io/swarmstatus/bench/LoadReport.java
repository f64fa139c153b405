package io.swarmstatus.bench;

import io.swarmstatus.bench.Ledger.Count;
import java.util.List;
import java.util.stream.Collectors;

/** What the requests came to, in words and figures. */
record LoadReport(Ledger ledger, ControlProbe control) {

    List<String> lines() {
        return List.of(
                "answers            %d from replicas that were up: %s"
                        .formatted(ledger.latencies().count(), statuses()),
                "besides            %d under way at a fault to their replica, %d not sent as no replica was up, %d broken"
                        .formatted(
                                ledger.count(Count.UNDER_WAY_AT_A_FAULT),
                                ledger.count(Count.NOT_SENT),
                                ledger.count(Count.BROKEN)),
                "answers' times     " + ledger.latencies().words(),
                "echoes' times      " + control.echoes().words() + " (the same machine without an api)",
                "sent late by       " + ledger.late().words(),
                "over 100 ms        %d, of them %d sent late by the load itself, %d while they had to wait for a processor"
                        .formatted(
                                ledger.count(Count.SLOW),
                                ledger.count(Count.SLOW_BY_THE_LOAD),
                                ledger.count(Count.SLOW_BY_THE_MACHINE)),
                "new processes      %d answers before their first figures, %d older than their predecessor's newest"
                        .formatted(ledger.count(Count.NO_FIGURES_YET), ledger.count(Count.OLDER_THAN_BEFORE_RESTART)));
    }

    private String statuses() {
        return ledger.statuses().entrySet().stream()
                .map(each -> each.getValue() + " x " + each.getKey())
                .collect(Collectors.joining(", "));
    }
}
