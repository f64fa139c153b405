package io.swarmstatus.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Curves as a picture: a panel for each title, two in a row, logarithmic both ways, so that what is linear is a straight line. */
final class GrowthPlot {

    static final String FILE = "benchmarks.svg";

    private static final int COLUMNS = 2;

    private GrowthPlot() {}

    /** The whole file; a picture without panels where there are no curves. */
    static String svg(List<Curve> curves) {
        var panels = new LinkedHashMap<String, List<Curve>>();
        curves.forEach(curve ->
                panels.computeIfAbsent(curve.panel(), _ -> new ArrayList<>()).add(curve));
        var rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        var svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
            font-family="sans-serif" font-size="11">
            <rect width="100%%" height="100%%" fill="#ffffff"/>
            """, COLUMNS * PlotPanel.WIDTH, rows * PlotPanel.HEIGHT));
        var number = 0;
        for (var panel : panels.values()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<g transform=\"translate(%d %d)\">%n",
                    number % COLUMNS * PlotPanel.WIDTH,
                    number / COLUMNS * PlotPanel.HEIGHT));
            PlotPanel.of(panel).lines().forEach(line -> svg.append(line).append('\n'));
            svg.append("</g>\n");
            number++;
        }
        return svg.append("</svg>\n").toString();
    }
}
