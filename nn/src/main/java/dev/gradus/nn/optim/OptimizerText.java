package dev.gradus.nn.optim;

/// Reads an optimizer from a text: its name, then settings, as in `sgd:momentum=0.95,weight-decay=1e-4`.
final class OptimizerText {
    private OptimizerText() {}

    static Optimizer parse(String text) {
        int colon = text.indexOf(':');
        Optimizer optimizer = Optimizer.named(colon < 0 ? text : text.substring(0, colon));
        if (colon < 0) {
            return optimizer;
        }
        for (String setting : text.substring(colon + 1).split(",", -1)) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "optimizer '" + text + "': '" + setting + "' is not of the form KEY=NUMBER");
            }
            optimizer = with(optimizer, text, setting.substring(0, equals), number(text, setting, equals));
        }
        return optimizer;
    }

    private static double number(String text, String setting, int equals) {
        try {
            double value = Double.parseDouble(setting.substring(equals + 1));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("optimizer '" + text + "': '" + setting + "' gives no number");
    }

    private static Optimizer with(Optimizer o, String text, String key, double v) {
        if (key.equals("weight-decay")) {
            return o.weightDecay(v);
        }
        return switch (o) {
            case Sgd s when key.equals("momentum") -> s.momentum(v);
            case Sgd s when key.equals("dampening") -> s.dampening(v);
            case RmsProp r when key.equals("momentum") -> r.momentum(v);
            case RmsProp r when key.equals("rho") -> r.rho(v);
            case RmsProp r when key.equals("epsilon") -> r.epsilon(v);
            case AdaGrad a when key.equals("epsilon") -> a.epsilon(v);
            case Adam a when key.equals("beta1") -> a.betas(v, a.beta2());
            case Adam a when key.equals("beta2") -> a.betas(a.beta1(), v);
            case Adam a when key.equals("epsilon") -> a.epsilon(v);
            case Lion l when key.equals("beta1") -> l.betas(v, l.beta2());
            case Lion l when key.equals("beta2") -> l.betas(l.beta1(), v);
            case Muon m when key.equals("momentum") -> m.momentum(v);
            case Muon m when key.equals("vector-rate") -> m.vectorRate(v);
            default ->
                throw new IllegalArgumentException(
                        "optimizer '" + text + "' has no setting '" + key + "'; it has " + keys(o) + "weight-decay");
        };
    }

    private static String keys(Optimizer o) {
        return switch (o) {
            case Sgd _ -> "momentum, dampening, ";
            case RmsProp _ -> "rho, momentum, epsilon, ";
            case AdaGrad _ -> "epsilon, ";
            case Adam _ -> "beta1, beta2, epsilon, ";
            case Lion _ -> "beta1, beta2, ";
            case Muon _ -> "momentum, vector-rate, ";
            default -> "";
        };
    }
}
