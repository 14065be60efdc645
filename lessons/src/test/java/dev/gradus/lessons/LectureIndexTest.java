package dev.gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LectureIndexTest {
    /// The pages in `docs` are what the lessons say today.
    @ParameterizedTest
    @CsvSource({"EN, lecture.md", "RU, lecture.ru.md"})
    void theDocumentsAgreeWithTheLessons(Language language, String file) throws IOException {
        Path page = Path.of("..", "docs", file);
        assertThat(Files.readString(page))
                .as("to be made anew by: ./gradus lesson index --lang "
                        + language.name().toLowerCase(java.util.Locale.ROOT) + " --out docs/" + file)
                .isEqualTo(LectureIndex.markdown(Lessons.all(), language));
    }
}
