package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataArgumentsTest {
    @ParameterizedTest
    @CsvSource({
        "data/wine.csv, wine",
        "имя с пробелом.csv, имя-с-пробелом",
        "name with space данные.csv, name-with-space-данные",
        "データ.csv, データ",
        "किताब.txt, किताब",
        "a/b c (1).tar, b-c-1-",
        "'xor:train=40,test=9', xor"
    })
    void aRunIsNamedAfterItsDataInAnyAlphabet(String data, String name) {
        assertThat(DataArguments.shortName(data)).isEqualTo(name);
    }
}
