package jawait.net;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the library logs meanwhile.
final class Heard extends Handler implements AutoCloseable {
    final ConcurrentLinkedQueue<LogRecord> records = new ConcurrentLinkedQueue<>();
    final CountDownLatch first = new CountDownLatch(1);
    private final Logger logger = Logger.getLogger("jawait");

    Heard() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
        first.countDown();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
