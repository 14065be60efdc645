package dev.gradus.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Tabular Q-learning (Watkins and Dayan, "Q-learning", Machine Learning 8, 1992):
/// `Q(s, a) ← Q(s, a) + α (r + γ max Q(s′, ·) − Q(s, a))`.
public final class QLearning {
    private final World world;
    private final double[][] values;

    /// What an agent acts in: states and actions with numbers from 0, deterministic.
    public interface World {
        /// How many states there are.
        int states();

        /// How many actions there are.
        int actions();

        /// Where an action leads.
        int next(int state, int action);

        /// What it brings.
        double reward(int state, int action);

        /// Whether an episode ends in a state.
        boolean ends(int state);
    }

    /// Knows nothing: all values are 0.
    public QLearning(World world) {
        this.world = world;
        this.values = new double[world.states()][world.actions()];
    }

    /// Lives some episodes from a state on, each of at most 1,000 steps.
    ///
    /// @param rate the learning rate α, in (0, 1]
    /// @param discount γ, in [0, 1]
    /// @param exploration the share of random actions, in [0, 1]
    /// @throws IllegalArgumentException if a number is not in its range
    public void learn(
            int start, int episodes, double rate, double discount, double exploration, RandomGenerator random) {
        if (!(rate > 0 && rate <= 1 && discount >= 0 && discount <= 1 && exploration >= 0 && exploration <= 1)) {
            throw new IllegalArgumentException("Q-learning: rate " + rate + ", discount " + discount + ", exploration "
                    + exploration + " must lie between 0 and 1, and the rate above 0");
        }
        for (int e = 0; e < episodes; e++) {
            int state = start;
            for (int t = 0; t < 1000 && !world.ends(state); t++) {
                int action = random.nextDouble() < exploration ? random.nextInt(world.actions()) : best(state);
                int next = world.next(state, action);
                double future = world.ends(next) ? 0 : values[next][best(next)];
                values[state][action] +=
                        rate * (world.reward(state, action) + discount * future - values[state][action]);
                state = next;
            }
        }
    }

    /// The action of the largest value; the first of equal ones.
    public int best(int state) {
        int best = 0;
        for (int a = 1; a < world.actions(); a++) {
            best = values[state][a] > values[state][best] ? a : best;
        }
        return best;
    }

    /// The value of an action in a state.
    public double value(int state, int action) {
        return values[state][action];
    }

    /// The states from a start on under the best actions, until an episode ends or `most` steps are done.
    public List<Integer> path(int start, int most) {
        List<Integer> path = new ArrayList<>();
        path.add(start);
        for (int state = start; !world.ends(state) && path.size() <= most; ) {
            state = world.next(state, best(state));
            path.add(state);
        }
        return path;
    }

    /// A square of cells, row by row: up, right, down, left; a step costs 1 and the last cell ends an episode.
    /// Who would leave the square stays where he is.
    public record Room(int side) implements World {
        @Override
        public int states() {
            return side * side;
        }

        @Override
        public int actions() {
            return 4;
        }

        @Override
        public int next(int state, int action) {
            int row = state / side + (action == 0 ? -1 : action == 2 ? 1 : 0);
            int column = state % side + (action == 1 ? 1 : action == 3 ? -1 : 0);
            return row < 0 || row >= side || column < 0 || column >= side ? state : row * side + column;
        }

        @Override
        public double reward(int state, int action) {
            return -1;
        }

        @Override
        public boolean ends(int state) {
            return state == states() - 1;
        }
    }
}
