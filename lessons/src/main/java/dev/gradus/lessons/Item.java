package dev.gradus.lessons;

/// What a lesson is about, before anything is computed.
///
/// @param id its name, `L01` to `L76`
/// @param title its title
/// @param text what it shows
/// @param formula the formula under study, in plain text
public record Item(String id, Words title, Words text, String formula) {}
