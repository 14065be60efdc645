package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Boxes come back exactly from every format, by way of every other, and what is no box is refused by name.
class BoxFormatTest {
    private static final PictureSize SIZE = new PictureSize(16, 12);

    @TempDir
    private Path folder;

    static Stream<Arguments> pairs() {
        return Stream.of(BoxFormat.values())
                .flatMap(a -> Stream.of(BoxFormat.values()).map(b -> Arguments.of(a, b)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void boxesComeBackFromEachFormatByWayOfEachOther(BoxFormat first, BoxFormat second) throws IOException {
        BoxAnnotations boxes = some(200);
        BoxAnnotations there = sized(through(first, boxes));
        BoxAnnotations back = sized(through(second, there));
        assertThat(back.pictures()).isEqualTo(boxes.pictures());
        assertThat(back.labels()).containsExactlyInAnyOrderElementsOf(boxes.labels());
    }

    /// Pictures with whole, decimal and arbitrary numbers, and one without objects.
    private BoxAnnotations some(int boxes) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<BoxedObject> whole = new ArrayList<>();
        List<BoxedObject> decimal = new ArrayList<>();
        List<BoxedObject> any = new ArrayList<>();
        for (int i = 0; i < boxes; i++) {
            String label = random.nextBoolean() ? "person" : "traffic light";
            whole.add(new BoxedObject(
                    label,
                    new PixelBox(random.nextInt(8), random.nextInt(6), 1 + random.nextInt(8), 1 + random.nextInt(6))));
            decimal.add(new BoxedObject(
                    label, new PixelBox(hundredths(random, 8), hundredths(random, 6), hundredths(random, 8), 3.25)));
            any.add(new BoxedObject(
                    label,
                    new PixelBox(
                            8 * random.nextDouble(),
                            6 * random.nextDouble(),
                            random.nextDouble(),
                            random.nextDouble())));
        }
        List<BoxedPicture> pictures = List.of(
                picture("a & b,\"c\".png", any),
                picture("decimal.jpg", decimal),
                picture("in/whole.png", whole),
                picture("nothing.png", List.of()));
        return BoxAnnotations.of(pictures);
    }

    private static double hundredths(SplittableRandom random, int most) {
        return random.nextInt(100 * most) / 100.0;
    }

    private BoxedPicture picture(String name, List<BoxedObject> objects) throws IOException {
        Path file = folder.resolve("photos").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, Samples.image(name.endsWith("jpg") ? "jpg" : "png", BufferedImage.TYPE_INT_RGB));
        return new BoxedPicture(name, Optional.of(SIZE), objects);
    }

    /// Written and read again.
    private BoxAnnotations through(BoxFormat format, BoxAnnotations all) throws IOException {
        Path to = Files.createTempDirectory(folder, format.word());
        for (Map.Entry<String, String> file : format.write(all).entrySet()) {
            Path path = to.resolve(file.getKey().isEmpty() ? "boxes." + ending(format) : file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path read = format == BoxFormat.CSV || format == BoxFormat.COCO ? to.resolve("boxes." + ending(format)) : to;
        assertThat(BoxFormat.of(read)).isEqualTo(format);
        return BoxFormat.read(read, Optional.of(folder.resolve("photos")));
    }

    private static String ending(BoxFormat format) {
        return format == BoxFormat.COCO ? "json" : "csv";
    }

    /// A table does not say how large the pictures are.
    private static BoxAnnotations sized(BoxAnnotations all) {
        return new BoxAnnotations(
                all.labels(),
                all.pictures().stream()
                        .map(p -> new BoxedPicture(p.name(), Optional.of(SIZE), p.objects()))
                        .toList());
    }

    @Test
    void cornersOfVocCountFromOneAndBelongToTheBox() throws IOException {
        BoxedPicture p = voc("<object><name>person</name><bndbox><xmin>1</xmin><ymin>11</ymin><xmax>10</xmax>"
                + "<ymax>12</ymax></bndbox></object>");
        assertThat(p.objects()).containsExactly(new BoxedObject("person", new PixelBox(0, 10, 10, 2)));
        assertThat(p.size()).isEmpty();
    }

    @Test
    void partsOfAnObjectInVocAreNotTheObject() throws IOException {
        BoxedPicture p = voc("<size><width>0</width><height>0</height></size><object><part><name>head</name><bndbox>"
                + "<xmin>5</xmin><ymin>5</ymin><xmax>6</xmax><ymax>6</ymax></bndbox></part><name>person</name><bndbox>"
                + "<xmin>2</xmin><ymin>3</ymin><xmax>4</xmax><ymax>5</ymax></bndbox></object>");
        assertThat(p.objects()).containsExactly(new BoxedObject("person", new PixelBox(1, 2, 3, 3)));
        assertThat(p.size()).isEmpty();
    }

    private static BoxedPicture voc(String inside) throws IOException {
        return VocBoxes.parse(Path.of("x.xml"), bytes("<annotation>" + inside + "</annotation>"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<!DOCTYPE annotation [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><annotation/>|document type",
                "<html/>|begins with <html>",
                "<annotation><object><name>x</name></object></annotation>|object 1 has no <bndbox/xmin>",
                "<annotation><object><name>x</name><bndbox><xmin>a</xmin></bndbox></object></annotation>|'a' is no number",
                "<annotation><object></annotation>|is no proper XML in line 1",
                "<annotation>&unknown;</annotation>|is no proper XML",
                "<annotation><size><width>-3</width></size></annotation>|whole number of pixels",
            })
    void vocFaults(String text, String fault) {
        assertThatThrownBy(() -> VocBoxes.parse(Path.of("x.xml"), bytes(text)))
                .isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("x.xml: ")
                .hasMessageContaining(fault)
                .hasMessageNotContaining("root:");
    }

    @Test
    void outlinesOfCocoAreSkippedAndCrowdsKnown() throws IOException {
        BoxAnnotations a = CocoBoxes.parse(Path.of("x.json"), bytes("""
                {"annotations":[{"id":1,"image_id":7,"category_id":3,"bbox":[1.5,2,3,4.25],"iscrowd":0,
                  "segmentation":[[1,2,3,4]]},
                 {"id":2,"image_id":7,"category_id":3,"bbox":[0,0,9,9],"iscrowd":1,
                  "segmentation":{"counts":"abc","size":[1,2]}}],
                 "images":[{"id":7,"file_name":"p.jpg","width":16,"height":12}],
                 "categories":[{"id":3,"name":"person","supercategory":null}]}
                """));
        assertThat(a.pictures())
                .containsExactly(new BoxedPicture(
                        "p.jpg",
                        Optional.of(SIZE),
                        List.of(
                                new BoxedObject("person", new PixelBox(1.5, 2, 3, 4.25)),
                                new BoxedObject("person", new PixelBox(0, 0, 9, 9), true))));
        assertThat(a.crowds()).isEqualTo(1);
        assertThat(CocoBoxes.parse(Path.of("x.json"), bytes(CocoBoxes.write(a))))
                .isEqualTo(a);
        assertThat(CsvBoxes.parse(Path.of("x.csv"), bytes(CsvBoxes.write(a))).crowds())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]|no JSON object",
                "{'images':3}|'images' is no list",
                "{'images':[{'id':1}]}|images[0] has no 'file_name'",
                "{'images':[{'id':1,'file_name':'a'},{'id':1,'file_name':'b'}]}|images[1] has the id 1 of an image before",
                "{'images':[{'id':1,'file_name':'a','width':1e9,'height':2}]}|'width' is no whole number",
                "{'annotations':[{'image_id':1,'category_id':1,'bbox':[1,2,3]}]}|'bbox' has 3 numbers, not 4",
                "{'annotations':[{'image_id':1,'category_id':1,'bbox':[1,2,3,4,5]}]}|'bbox' is no list of 4 numbers",
                "{'annotations':[{'image_id':1,'category_id':1,'bbox':[1,2,-3,4]}]}|negative width",
                "{'annotations':[{'image_id':1,'category_id':1,'bbox':[1,2,3,4]}]}|image 1, which is not listed",
                "{}|has no images",
                "{'images':[{]}|is no proper JSON in line 1",
            })
    void cocoFaults(String text, String fault) {
        assertThatThrownBy(() -> CocoBoxes.parse(Path.of("x.json"), bytes(text.replace('\'', '"'))))
                .isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("x.json: ")
                .hasMessageContaining(fault);
    }

    @Test
    void whatYoloRoundedIsMeantPlainly() throws IOException {
        PictureSize size = new PictureSize(486, 500);
        List<BoxedObject> read = YoloBoxes.parse(
                Path.of("x.txt"),
                bytes("0 0.538066 0.452000 0.360082 0.500000\n\n1 0.5 0.25 1 0.5\n"),
                size,
                List.of("person"));
        assertThat(read)
                .containsExactly(
                        new BoxedObject("person", new PixelBox(174, 101, 175, 250)),
                        new BoxedObject("1", new PixelBox(0, 0, 486, 250)));
        // a third of 500 pixels from the left edge: rounded, the edge would be at -0.00025
        PixelBox edge = YoloBoxes.parse(
                        Path.of("x.txt"), bytes("0 0.166666 0.5 0.333333 1"), new PictureSize(500, 500), List.of())
                .getFirst()
                .box();
        assertThat(edge.left()).isZero();
        assertThat(edge.width()).isEqualTo(166.6665, within(0.001));
        assertThat(YoloBoxes.parse(Path.of("x.txt"), new byte[0], size, List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 0.1 0.2 0.3|line 1: has 4 fields, not 5",
                "person 0.1 0.2 0.3 0.4|the class must be a number",
                "0 0.1 0.2 0.3 x|'x' is no number",
                "0 120 80 40 60|120 is no share of the picture's size",
                "0 0.1 0.2 -0.3 0.4|negative width",
                "0 1e-999999999 0.2 0.3 0.4|is no number",
            })
    void yoloFaults(String text, String fault) {
        assertThatThrownBy(() -> YoloBoxes.parse(Path.of("x.txt"), bytes(text), SIZE, List.of()))
                .isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("x.txt: ")
                .hasMessageContaining(fault);
    }

    @Test
    void namesOfYolosClasses() {
        assertThat(YoloNames.yaml("path: .\nnames:\n  0: person # the one\n  1: 'traffic light'\nnc: 2\n"))
                .containsExactly("person", "traffic light");
        assertThat(YoloNames.yaml("names: [cat, \"dog\"]\n")).containsExactly("cat", "dog");
        assertThat(YoloNames.yaml("names:\n- cat\n- dog\n")).containsExactly("cat", "dog");
        assertThat(YoloNames.yaml("train: images\n")).isEmpty();
    }

    @Test
    void columnsOfATableByTheirNamesOrPlaces() throws IOException {
        BoxedObject box = new BoxedObject("person", new PixelBox(3, 4, 10, 20));
        for (String text : List.of(
                "file,a,b,c,d,class\np.jpg,3,4,10,20,person\nq.jpg,,,,,\n",
                "filename;width;height;class;xmin;ymin;xmax;ymax\np.jpg;99;99;person;3;4;13;24\nq.jpg;99;99;;;;;\n",
                "p.jpg,3,4,10,20,person\nq.jpg,,,,,\n",
                "class,h,w,y,x,image\nperson,20,10,4,3,p.jpg\n,,,,,q.jpg\n")) {
            BoxAnnotations a = CsvBoxes.parse(Path.of("x.csv"), bytes(text));
            assertThat(a.pictures()).as(text).hasSize(2);
            assertThat(a.pictures().getFirst()).isEqualTo(new BoxedPicture("p.jpg", Optional.empty(), List.of(box)));
            assertThat(a.pictures().get(1).objects()).isEmpty();
        }
        assertThat(CsvBoxes.parse(Path.of("x.csv"), bytes("p.jpg,3,4,10,20\n")).labels())
                .containsExactly("object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "file,a,b,c\\np.jpg,1,2,3\\n|has no column for the height d",
                "name,age\\nann,3\\nbob,4\\n|has no column for the left edge a",
                "file,a,b,c,d\\np.jpg,1,2,3,x\\n|row 1 below the header: 'x' in column 'd' is no number",
                "file,a,b,c,d\\np.jpg,1,2,-3,4\\n|row 1 below the header: box: (1.0, 2.0, -3.0, 4.0) has a negative",
                "file,a,b,c,d\\n'',1,2,3,4\\n|names no file",
            })
    void tableFaults(String text, String fault) {
        assertThatThrownBy(() -> CsvBoxes.parse(
                        Path.of("x.csv"), bytes(text.replace("\\n", "\n").replace("'',", ","))))
                .isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("x.csv: ")
                .hasMessageContaining(fault);
    }

    @Test
    void formatsAreToldFromWhatIsThere() throws IOException {
        assertThatThrownBy(() -> BoxFormat.of(folder.resolve("none"))).hasMessageEndingWith("does not exist");
        assertThatThrownBy(() -> BoxFormat.of(folder)).hasMessageContaining("folder without annotations");
        Path zip = Files.write(folder.resolve("x.zip"), new byte[3]);
        assertThatThrownBy(() -> BoxFormat.of(zip)).hasMessageContaining("is no file of boxes");
        Files.writeString(folder.resolve("classes.txt"), "person\n");
        Files.writeString(folder.resolve("a.txt"), "");
        assertThat(BoxFormat.of(folder)).isEqualTo(BoxFormat.YOLO);
        assertThatThrownBy(() -> BoxFormat.read(folder, Optional.empty())).hasMessageContaining("pictures are needed");
    }

    @Test
    void twoPicturesOfOneNameHaveNotOneFile() {
        BoxAnnotations two = BoxAnnotations.of(List.of(
                new BoxedPicture("a.jpg", Optional.of(SIZE), List.of()),
                new BoxedPicture("a.png", Optional.of(SIZE), List.of())));
        assertThatThrownBy(() -> BoxFormat.VOC.write(two)).hasMessageContaining("a.png");
        BoxAnnotations out = BoxAnnotations.of(List.of(new BoxedPicture("../a.jpg", Optional.of(SIZE), List.of())));
        assertThatThrownBy(() -> BoxFormat.VOC.write(out)).hasMessageContaining("outside");
    }
}
