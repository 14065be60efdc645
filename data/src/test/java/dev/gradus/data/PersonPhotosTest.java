package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Real photos and their annotations by several programs, read from the folder that `GRADUS_DATA` names.
class PersonPhotosTest {
    private static Path voc(String name) {
        return TabularFilesTest.file("voc100-persons/data/database").resolve(name);
    }

    private static BoxAnnotations read(String name) throws IOException {
        return BoxFormat.read(voc("gts/" + name), Optional.of(voc("images")));
    }

    private static List<BoxedPicture> sorted(BoxAnnotations all) {
        return all.pictures().stream()
                .map(p -> new BoxedPicture(
                        p.name(),
                        p.size(),
                        p.objects().stream()
                                .sorted(Comparator.comparing(BoxedObject::label)
                                        .thenComparingDouble(o -> o.box().left())
                                        .thenComparingDouble(o -> o.box().top()))
                                .toList()))
                .sorted(Comparator.comparing(BoxedPicture::name))
                .toList();
    }

    @Test
    void theSameBoxesInFourFormats() throws IOException {
        List<BoxedPicture> coco = sorted(read("coco_format_v1/instances_default.json"));
        List<BoxedPicture> yolo = sorted(read("yolo_format/obj_train_data"));
        List<BoxedPicture> voc = sorted(read("pascalvoc_format"));
        assertThat(coco).hasSize(100);
        assertThat(coco.stream().mapToInt(p -> p.objects().size()).sum()).isEqualTo(273);
        assertThat(yolo).as("whole pixels in spite of six decimals").isEqualTo(coco);
        // the data set's own conversion to COCO forgot that VOC counts from 1: all boxes are one off
        for (int i = 0; i < voc.size(); i++) {
            assertThat(voc.get(i).name()).isEqualTo(coco.get(i).name());
            for (int j = 0; j < voc.get(i).objects().size(); j++) {
                PixelBox right = voc.get(i).objects().get(j).box();
                PixelBox wrong = coco.get(i).objects().get(j).box();
                assertThat(wrong)
                        .isEqualTo(
                                new PixelBox(right.left() + 1, right.top() + 1, right.width() - 1, right.height() - 1));
            }
        }
    }

    @Test
    void photosWithOnePerson() throws IOException {
        BoxOptions one = new BoxOptions(voc("gts/pascalvoc_format"), Optional.empty(), BoxOptions.Pick.ONLY);
        Source source = DataSource.open(
                voc("images").toString(), SourceOptions.DEFAULT.withBoxes(one).withSize(32));
        assertThat(source.train().size()).isEqualTo(20);
        Path coco = TabularFilesTest.file("coco128-train2017");
        BoxOptions other = new BoxOptions(
                coco.resolve("object_detection/labels/train2017"), Optional.empty(), BoxOptions.Pick.ONLY);
        Source photos = DataSource.open(
                coco.resolve("images/train2017").toString(),
                SourceOptions.DEFAULT.withBoxes(other).withSize(32));
        assertThat(photos.train().size()).isEqualTo(22);
        float[] y = new float[4];
        for (int i = 0; i < 22; i++) {
            photos.train().read(i, new float[3 * 32 * 32], 0, y, 0);
            assertThat(y[0] + y[2]).isLessThanOrEqualTo(1 + 1e-6f);
            assertThat(y[3]).isCloseTo(0.5f, within(0.5f)).isPositive();
        }
    }
}
