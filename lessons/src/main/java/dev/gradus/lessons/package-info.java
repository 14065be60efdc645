/// The items of an introductory lecture on deep learning (E. Sokolov, "Введение в глубинное обучение", Sirius
/// 2025): each computes with the engine, hands out figures as data, and checks its own outcome.
@org.jspecify.annotations.NullMarked
package dev.gradus.lessons;
