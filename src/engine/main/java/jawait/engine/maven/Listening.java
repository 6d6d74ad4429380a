package jawait.engine.maven;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;

/// Passes the resolver's transfers on, and ends those that nobody wants any more or that brought a wrong file.
///
/// Maven only warns of a wrong checksum. What a cell loads is run at once, so here it is an error.
final class Listening extends AbstractTransferListener {
    private final Transfers transfers;
    private final Set<String> wrongOnce = ConcurrentHashMap.newKeySet();
    private volatile boolean unwanted;

    Listening(Transfers transfers) {
        this.transfers = transfers;
    }

    /// From now on every transfer ends at its next step.
    void stop() {
        unwanted = true;
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        check();
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        check();
        moved(event);
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        check();
        moved(event);
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        transfers.ended(name(event), event.getTransferredBytes(), true);
    }

    @Override
    public void transferFailed(TransferEvent event) {
        transfers.ended(name(event), event.getTransferredBytes(), false);
    }

    /// {@inheritDoc} The first time the resolver asks again, in case only the wire was at fault.
    @Override
    public void transferCorrupted(TransferEvent event) throws TransferCancelledException {
        boolean wrong = event.getException() instanceof ChecksumFailureException failure
                && failure.getExpected() != null
                && !failure.getExpected().isEmpty();
        if (wrong && !wrongOnce.add(event.getResource().getResourceName())) {
            var failure = (ChecksumFailureException) event.getException();
            throw new WrongChecksum(
                    "it should have the checksum " + failure.getExpected() + ", but has " + failure.getActual());
        }
    }

    private void check() throws TransferCancelledException {
        if (unwanted) {
            throw new TransferCancelledException("nobody waits for it any more");
        }
    }

    private void moved(TransferEvent event) {
        transfers.moved(
                name(event), event.getTransferredBytes(), event.getResource().getContentLength());
    }

    private static String name(TransferEvent event) {
        String path = event.getResource().getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Ends a transfer whose file is not what its repository says it is.
    static final class WrongChecksum extends TransferCancelledException {
        private static final long serialVersionUID = 1;

        WrongChecksum(String message) {
            super(message);
        }
    }
}
