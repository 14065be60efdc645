package dev.gradus.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last few checkpoints of a run, `step-000000001200.safetensors` and so on, and the best one,
/// `best.safetensors`. None is removed before a newer one lies whole on the disk.
public final class CheckpointFolder {
    private static final Pattern NAME = Pattern.compile("step-(\\d{12,18})\\.safetensors");

    private final Path folder;
    private final int keep;

    /// The checkpoints in a folder, which is made when the first is saved.
    ///
    /// @param keep how many of the last checkpoints stay, at least 1
    public CheckpointFolder(Path folder, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("checkpoints: cannot keep " + keep + ": at least 1 must stay");
        }
        this.folder = folder;
        this.keep = keep;
    }

    /// What a search for the latest checkpoint found.
    ///
    /// @param checkpoint the latest whole checkpoint
    /// @param damaged one line for each later file that was passed over, to be shown to the user
    public record Found(Optional<Checkpoint> checkpoint, List<String> damaged) {
        /// Keeps a copy of the list.
        public Found {
            damaged = List.copyOf(damaged);
        }
    }

    private record StepFile(long step, Path file) {}

    /// Saves a checkpoint, then removes those that are no longer among the last few, and those of later steps,
    /// which a run that went on from an earlier step makes again.
    ///
    /// @throws IOException naming the file and the reason; earlier checkpoints then still stand
    public Path save(Checkpoint checkpoint) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "step-%012d.safetensors", checkpoint.step()));
        write(file, checkpoint);
        int kept = 0;
        for (StepFile old : newestFirst()) {
            if (old.step() > checkpoint.step() || ++kept > keep) {
                try {
                    Files.deleteIfExists(old.file());
                } catch (IOException e) {
                    throw Faults.writing(old.file(), e);
                }
            }
        }
        return file;
    }

    /// Saves a checkpoint as the best one, in the place of the one before.
    ///
    /// @throws IOException naming the file and the reason; the best one before then still stands
    public Path saveBest(Checkpoint checkpoint) throws IOException {
        Path file = bestFile();
        write(file, checkpoint);
        return file;
    }

    private void write(Path file, Checkpoint checkpoint) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw Faults.writing(folder, e);
        }
        checkpoint.write(file);
    }

    /// The latest checkpoint that is whole. Damaged files are passed over and listed.
    ///
    /// @throws IOException if the folder cannot be read
    public Found latest() throws IOException {
        List<String> damaged = new ArrayList<>();
        for (StepFile next : newestFirst()) {
            try {
                return new Found(Optional.of(Checkpoint.read(next.file())), damaged);
            } catch (IOException e) {
                damaged.add(String.valueOf(e.getMessage()));
            }
        }
        return new Found(Optional.empty(), damaged);
    }

    /// The best checkpoint, if one was saved.
    ///
    /// @throws IOException if it is damaged or cannot be read
    public Optional<Checkpoint> best() throws IOException {
        return Files.exists(bestFile()) ? Optional.of(Checkpoint.read(bestFile())) : Optional.empty();
    }

    private Path bestFile() {
        return folder.resolve("best.safetensors");
    }

    private List<StepFile> newestFirst() throws IOException {
        List<StepFile> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    found.add(new StepFile(Long.parseLong(name.group(1)), file));
                }
            }
        } catch (IOException e) {
            throw Faults.reading(folder, e);
        }
        found.sort(Comparator.comparingLong(StepFile::step).reversed());
        return found;
    }
}
