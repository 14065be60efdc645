package dev.gradus.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.nn.optim.StoppingRule.Progress;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    /// The one-cycle values are those of PyTorch's `OneCycleLR(max_lr=1, total_steps=100)`, by its formula: the
    /// top is at step 29, the bottom at step 99.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        constant | 99 | 1
        step:30:0.1 | 29 | 1
        step:30:0.1 | 30 | 0.1
        step:30:0.1 | 60 | 0.01
        step:0.3:0.1 | 29 | 1
        step:0.3:0.1 | 30 | 0.1
        step:0.3:0.1 | 90 | 0.001
        multistep:0.5:0.5:75 | 49 | 1
        multistep:0.5:0.5:75 | 50 | 0.5
        multistep:0.5:0.5:75 | 75 | 0.25
        exponential:0.01 | 50 | 0.1
        exponential:0.01 | 100 | 0.01
        linear | 0 | 1
        linear | 25 | 0.75
        linear:0.2 | 100 | 0.2
        linear:0.2 | 50 | 0.6
        polynomial:2 | 50 | 0.25
        polynomial:2:0.5 | 50 | 0.625
        cosine | 0 | 1
        cosine | 50 | 0.5
        cosine | 100 | 0
        cosine:0.1 | 50 | 0.55
        cosine:0.1 | 200 | 0.1
        warmup:10,constant | 0 | 0.1
        warmup:10,constant | 9 | 1
        warmup:0.1,cosine | 4 | 0.5
        warmup:0.1,cosine | 10 | 1
        warmup:0.1,cosine | 55 | 0.5
        warmup:10,warmup:10,linear | 10 | 0.1
        onecycle | 0 | 0.04
        onecycle | 14.5 | 0.52
        onecycle | 29 | 1
        onecycle | 64 | 0.500002
        onecycle | 99 | 4e-6
        onecycle:0.5 | 49 | 1
        """)
    void factorsAreThoseOfTheFormulas(String text, double step, double expected) {
        Schedule s = Schedule.parse(text);
        double low = s.factor((long) Math.floor(step), 100);
        double high = s.factor((long) Math.ceil(step), 100);
        assertThat((low + high) / 2).isCloseTo(expected, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant",
                "linear",
                "linear:0.25",
                "polynomial:2",
                "polynomial:0.9:0.1",
                "exponential:0.01",
                "cosine",
                "cosine:0.1",
                "onecycle:0.3",
                "step:30:0.1",
                "step:0.3:0.5",
                "multistep:0.1:0.5:0.75",
                "warmup:500,cosine",
                "warmup:0.05,warmup:3,step:2:0.5"
            })
    void textsAreReadBack(String text) {
        assertThat(Schedule.parse(text))
                .hasToString(text)
                .isEqualTo(Schedule.parse(" " + text.toUpperCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cosin",
                "cosine:",
                "cosine:x",
                "cosine:0:0",
                "warmup:5",
                "warmup,cosine",
                "step:30",
                "multistep:0.1",
                "cosine,linear",
                "warmup:5,",
                "linear:1:2",
                "cosine:NaN"
            })
    void otherTextsAreRefusedWithTheForms(String text) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("schedule '[^']*' is none of constant, linear.*warmup:LENGTH,SCHEDULE.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosine:1",
                "cosine:-0.1",
                "onecycle:1",
                "onecycle:0",
                "step:0:0.1",
                "step:3:-1",
                "warmup:-1,cosine",
                "exponential:0"
            })
    void numbersOutOfRangeAreRefused(String text) {
        assertThatThrownBy(() -> Schedule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 7})
    void shortRunsStayFiniteAndPositive(long steps) {
        for (String text : List.of(
                "onecycle",
                "cosine",
                "linear",
                "warmup:500,cosine",
                "warmup:0.1,onecycle",
                "step:0.3:0.1",
                "exponential:0.1")) {
            for (long step = 0; step < Math.max(1, steps); step++) {
                assertThat(Schedule.parse(text).factor(step, steps)).as(text).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void aPlateauLowersTheRateAfterMoreThanPatienceScores() {
        ReduceOnPlateau p = ReduceOnPlateau.parse("plateau:0.1:2");
        double[] scores = {1, 0.9, 0.9, 0.95, 0.9, 0.91, Double.NaN, 0.9, 0.8};
        double[] scale = {1, 1, 1, 1, 0.1, 0.1, 0.1, 0.01, 0.01};
        for (int i = 0; i < scores.length; i++) {
            p = p.next(scores[i]);
            assertThat(p.scale()).as("after score " + i).isCloseTo(scale[i], Offset.offset(1e-15));
        }
        assertThat(p.best()).isEqualTo(0.8);
        assertThatThrownBy(() -> ReduceOnPlateau.parse("plateau:0.1")).hasMessageContaining("plateau:FACTOR:PATIENCE");
        assertThatThrownBy(() -> ReduceOnPlateau.parse("plateau:1.5:3")).hasMessageContaining("(0, 1)");
    }

    @Test
    void stoppingRulesFireAndNameThemselves() {
        StoppingRule step = StoppingRule.parse("step-norm:1.0E-3");
        StoppingRule gradient = StoppingRule.parse("gradient-norm:0.01");
        StoppingRule holdOut = StoppingRule.parse("hold-out:2");
        assertThat(List.of(step, gradient, holdOut)).noneMatch(r -> r.fires(Progress.START));
        Progress p = Progress.START.step(0.01, 0.1);
        assertThat(List.of(step, gradient)).noneMatch(r -> r.fires(p));
        assertThat(step.fires(p.step(0.0005, 0.1))).isTrue();
        assertThat(step.reason(p.step(0.0005, 0.1))).isEqualTo("step norm 5.0E-4 is below 0.001");
        assertThat(gradient.fires(p.step(0.1, 0.005))).isTrue();
        assertThat(gradient.reason(p.step(0.1, 0.005))).isEqualTo("gradient norm 0.005 is below 0.01");
        assertThat(gradient.fires(p.step(Double.NaN, Double.NaN))).isFalse();

        Progress q = p.epoch(0.5);
        assertThat(q.isBest()).isTrue();
        q = q.epoch(0.5);
        assertThat(q.isBest()).isFalse();
        assertThat(holdOut.fires(q)).isFalse();
        q = q.epoch(0.4).epoch(0.45);
        assertThat(holdOut.fires(q)).isFalse();
        q = q.epoch(Double.NaN);
        assertThat(holdOut.fires(q)).isTrue();
        assertThat(holdOut.reason(q)).isEqualTo("hold-out error has not improved on 0.4 for 2 epochs");
        assertThat(Progress.START.epoch(Double.NaN).isBest()).isFalse();
    }

    @Test
    void stoppingRulesAreReadBackAndOthersRefused() {
        for (String text : List.of("step-norm:0.001", "gradient-norm:1.0E-6", "hold-out:5")) {
            assertThat(StoppingRule.parse(text)).hasToString(text);
        }
        for (String text : List.of("step-norm", "hold-out:x", "patience:3", "hold-out:1.5")) {
            assertThatThrownBy(() -> StoppingRule.parse(text)).hasMessageContaining("is none of step-norm:EPSILON");
        }
        assertThatThrownBy(() -> StoppingRule.parse("hold-out:0")).hasMessageContaining("patience");
    }
}
