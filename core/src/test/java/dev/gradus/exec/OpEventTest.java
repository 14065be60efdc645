package dev.gradus.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpEventTest {
    @Test
    void aRecordingShowsEveryKernel(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("run.jfr");
        Tensor a = Tensor.ones(3, 4);
        try (Recording recording = new Recording()) {
            recording.enable("dev.gradus.Op");
            recording.start();
            assertThat(a.matmul(Tensor.ones(4, 5)).sum().item()).isEqualTo(60);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(e -> e.getEventType().getName().equals("dev.gradus.Op"))
                .toList();
        assertThat(events).anySatisfy(e -> {
            assertThat(e.getString("op")).isEqualTo("matmul");
            assertThat(e.getString("inputs")).isEqualTo("f32(3, 4) f32(4, 5)");
            assertThat(e.getString("output")).isEqualTo("f32(3, 5)");
            assertThat(e.getDuration()).isPositive();
        });
        assertThat(OpRecording.isOn()).isFalse();
    }
}
