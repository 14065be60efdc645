package dev.gradus.lessons;

import java.util.List;

/// An item of the lecture that runs: it computes, and checks what it computed.
///
/// A lesson takes the formula under study as a constructor argument, so that a wrong formula can be tried and
/// must fail the checks.
public interface Lesson {
    /// What it is about.
    Item item();

    /// The numbers that a learner may change.
    default List<Setting> settings() {
        return List.of();
    }

    /// Computes values, figures and checks. Nothing is drawn here. The checks speak of the defaults: the same
    /// computation on other settings may rightly miss them.
    Outcome compute(Choices choices);
}
