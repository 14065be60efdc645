/// Files: tensors, checkpoints, finished models and the folders of training runs.
///
/// Every file is written whole or not at all ([AtomicFile]) and nothing that is read is trusted: lengths are
/// checked against the file's real size before memory is taken, and a file that is damaged or of another kind
/// is refused by a [FileFormatException] of one line that names the file and the fault.
///
/// Tensors lie in [SafeTensors], which most other tools read. A [Checkpoint] adds what a run needs to go on, a
/// [CheckpointFolder] keeps the last few of them. A [RunFolder] holds all that one training run writes.
@NullMarked
package dev.gradus.io;

import org.jspecify.annotations.NullMarked;
