/// Training: what is to be learned ([Task][dev.gradus.train.Task]), how
/// ([TrainConfig][dev.gradus.train.TrainConfig]), the loop ([Trainer][dev.gradus.train.Trainer]) and its result
/// ([TrainedModel][dev.gradus.train.TrainedModel]). The trainer uses only public calls of the modules below, so
/// a loop written by hand can do all that it does.
@org.jspecify.annotations.NullMarked
package dev.gradus.train;
