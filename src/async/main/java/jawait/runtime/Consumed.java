package jawait.runtime;

/// What [Timed#consume(Object)] compares with; volatile, so that its value is never known beforehand.
final class Consumed {
    static volatile Object anchor = new Object();
    static volatile long number = 0x5DEE_CE66_D1CE_4E5BL;

    private Consumed() {}
}
