package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class GrowthPlotTest {

    @Test
    void drawsCurvesOfOneTitleIntoOnePanel() throws Exception {
        var points = List.of(new Curve.Point(100, 0.01), new Curve.Point(100_000, 1));

        var svg = GrowthPlot.svg(List.of(
                new Curve("collect", "tasks", "s", "ours", points),
                new Curve("collect", "tasks", "s", "curl & <nowhere>", points),
                new Curve("carry", "swarms", "CPU", "sink", points)));

        var picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(picture.getElementsByTagName("g").getLength()).isEqualTo(2);
        assertThat(picture.getElementsByTagName("polyline").getLength()).isEqualTo(3);
        assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(6);
    }

    @Test
    void givesEachPowerOfTenTheSameWidth() {
        var axis = LogAxis.over(List.of(200.0, 90_000.0), 0, 300);

        assertThat(axis.ticks()).containsExactly(100.0, 1_000.0, 10_000.0, 100_000.0);
        assertThat(axis.position(100)).isCloseTo(0, within(1e-9));
        assertThat(axis.position(1_000)).isCloseTo(100, within(1e-9));
        assertThat(axis.position(100_000)).isCloseTo(300, within(1e-9));
    }

    @Test
    void tellsValuesShort() {
        assertThat(List.of(LogAxis.label(0.01), LogAxis.label(10), LogAxis.label(100_000), LogAxis.label(1e6)))
                .containsExactly("0.01", "10", "100,000", "1M");
    }
}
