package io.swarmstatus.bench;

import io.swarmstatus.bench.Curve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** One panel of the plot, with its title, its legend and both axes in powers of ten. */
record PlotPanel(List<Curve> curves, LogAxis across, LogAxis up) {

    static final int WIDTH = 420;
    static final int HEIGHT = 300;

    private static final int LEFT = 60;
    private static final int RIGHT = 400;
    private static final int TOP = 56;
    private static final int BOTTOM = 250;

    /** Told apart by those who do not see all colours. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    /** Of curves that count the same things. */
    static PlotPanel of(List<Curve> curves) {
        return new PlotPanel(
                curves,
                LogAxis.over(values(curves, Point::size), LEFT, RIGHT),
                LogAxis.over(values(curves, Point::cost), BOTTOM, TOP));
    }

    private static List<Double> values(List<Curve> curves, ToDoubleFunction<Point> figure) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(figure::applyAsDouble)
                .toList();
    }

    /** Its elements. */
    List<String> lines() {
        var first = curves.getFirst();
        var lines = new ArrayList<String>();
        lines.add(text(LEFT, 20, "start", "#111111", first.panel() + ", " + first.cost(), " font-weight=\"bold\""));
        for (var tick : across.ticks()) {
            var x = across.position(tick);
            lines.add(rule(x, BOTTOM, x, TOP));
            lines.add(text(x, BOTTOM + 16, "middle", "#444444", LogAxis.label(tick), ""));
        }
        for (var tick : up.ticks()) {
            var y = up.position(tick);
            lines.add(rule(LEFT, y, RIGHT, y));
            lines.add(text(LEFT - 6, y + 4, "end", "#444444", LogAxis.label(tick), ""));
        }
        lines.add(text((LEFT + RIGHT) / 2.0, BOTTOM + 34, "middle", "#444444", first.size(), ""));
        var legend = (double) LEFT;
        for (var number = 0; number < curves.size(); number++) {
            var colour = COLOURS.get(number % COLOURS.size());
            var name = curves.get(number).line();
            lines.add(text(legend, 40, "start", colour, "● " + name, ""));
            legend += 26 + 5.6 * name.length();
            lines.addAll(curve(curves.get(number), colour));
        }
        return lines;
    }

    private List<String> curve(Curve curve, String colour) {
        var lines = new ArrayList<String>();
        var path = curve.points().stream()
                .map(point -> at(across.position(point.size())) + "," + at(up.position(point.cost())))
                .collect(Collectors.joining(" "));
        lines.add("<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" points=\"" + path + "\"/>");
        for (var point : curve.points()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"><title>%s: %s %s, %s %s</title></circle>",
                    at(across.position(point.size())),
                    at(up.position(point.cost())),
                    colour,
                    escaped(curve.line()),
                    LogAxis.label(point.size()),
                    escaped(curve.size()),
                    Goal.digits(point.cost()),
                    escaped(curve.cost())));
        }
        return lines;
    }

    private static String rule(double fromX, double fromY, double toX, double toY) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"#dddddd\"/>",
                at(fromX),
                at(fromY),
                at(toX),
                at(toY));
    }

    private static String text(double x, double y, String anchor, String colour, String words, String more) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>",
                at(x),
                at(y),
                anchor,
                colour,
                more,
                escaped(words));
    }

    private static String at(double position) {
        return String.format(Locale.ROOT, "%.1f", position);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }
}
