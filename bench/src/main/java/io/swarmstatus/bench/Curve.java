package io.swarmstatus.bench;

import java.util.List;

/**
 * How a cost grows with size: a line in the plot {@code docs/benchmarks.svg}. Lines of the same panel are drawn into one.
 *
 * @param panel its title, such as {@code one collection}
 * @param size what the horizontal axis counts, such as {@code tasks}
 * @param cost what the vertical axis counts, such as {@code s}
 * @param line whose it is, such as {@code swarm-status}
 * @param points by rising size; all figures are above zero, as the axes are logarithmic
 */
record Curve(String panel, String size, String cost, String line, List<Point> points) {

    Curve {
        points = List.copyOf(points);
    }

    record Point(double size, double cost) {}
}
