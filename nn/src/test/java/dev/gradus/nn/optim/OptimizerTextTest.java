package dev.gradus.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerTextTest {
    @Test
    void readsNamesAndSettings() {
        assertThat(Optimizer.parse("adamw")).isEqualTo(Adam.W);
        assertThat(Optimizer.parse("sgd:momentum=0.5")).isEqualTo(Sgd.DEFAULT.momentum(0.5));
        assertThat(Optimizer.parse("sgd:dampening=0.5,weight-decay=0.1"))
                .isEqualTo(Sgd.DEFAULT.dampening(0.5).weightDecay(0.1));
        assertThat(Optimizer.parse("nesterov:momentum=0.8"))
                .isEqualTo(Sgd.DEFAULT.nesterov(true).momentum(0.8));
        assertThat(Optimizer.parse("adam:beta1=0.8,beta2=0.9,epsilon=1e-6"))
                .isEqualTo(Adam.DEFAULT.betas(0.8, 0.9).epsilon(1e-6));
        assertThat(Optimizer.parse("rmsprop:rho=0.9,momentum=0.1,epsilon=1e-4"))
                .isEqualTo(RmsProp.DEFAULT.rho(0.9).momentum(0.1).epsilon(1e-4));
        assertThat(Optimizer.parse("adagrad:epsilon=1e-4")).isEqualTo(AdaGrad.DEFAULT.epsilon(1e-4));
        assertThat(Optimizer.parse("lion:beta1=0.8,beta2=0.7")).isEqualTo(Lion.DEFAULT.betas(0.8, 0.7));
        assertThat(Optimizer.parse("muon:momentum=0.9,vector-rate=0.1"))
                .isEqualTo(Muon.DEFAULT.momentum(0.9).vectorRate(0.1));
        assertThat(Optimizer.parse("gd:weight-decay=0.3")).isEqualTo(new GradientDescent(0.3));
    }

    @Test
    void tellsWhatIsWrong() {
        assertThatThrownBy(() -> Optimizer.parse("sdg"))
                .hasMessageContaining("sdg")
                .hasMessageContaining("nesterov");
        assertThatThrownBy(() -> Optimizer.parse("adam:momentum=1"))
                .hasMessageContaining("no setting 'momentum'")
                .hasMessageContaining("beta1");
        for (String text : List.of("adam:", "adam:beta1", "adam:beta1=x", "adam:beta1=NaN", "adam:beta1=2", "adam:,")) {
            assertThatThrownBy(() -> Optimizer.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
