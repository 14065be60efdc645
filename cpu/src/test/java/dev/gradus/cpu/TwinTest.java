package dev.gradus.cpu;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class TwinTest {
    @Test
    void elementwiseLoopsAgreeBitForBit() throws ReflectiveOperationException {
        everyLength(ElementTwins.class);
    }

    @Test
    void rowProgramsAgreeBitForBit() throws ReflectiveOperationException {
        everyLength(RowTwins.class);
    }

    @Test
    void matrixProductsAgreeBitForBit() throws ReflectiveOperationException {
        everyLength(GemmTwins.class);
    }

    @Test
    void convolutionsAgreeBitForBit() throws ReflectiveOperationException {
        everyLength(ConvTwins.class);
    }

    @Test
    void attentionAgreesBitForBit() throws ReflectiveOperationException {
        everyLength(AttentionTwins.class);
    }

    @Test
    void copiesIndexingReductionsAndPoolingAgree() throws ReflectiveOperationException {
        everyLength(MovementTwins.class);
    }

    private static void everyLength(Class<? extends Runnable> check) throws ReflectiveOperationException {
        assumeTrue(!Twins.lengths().isEmpty(), Simd.reason());
        for (int bits : Twins.lengths()) {
            Twins.run(check, bits);
        }
    }
}
