package jawait.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/// Takes SIGINT (Ctrl-C in a terminal) as an interrupt of the cell, not as the end of the process.
///
/// By reflection, because the compiler warns about the only class that can do it.
public final class Signals {
    private static final Logger LOG = System.getLogger("jawait.kernel");

    private Signals() {}

    /// Calls `interrupt` at each SIGINT. Where the JVM does not allow it, SIGINT ends the process as usual.
    public static void onInterrupt(Runnable interrupt) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler call = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    interrupt.run();
                }
                return method.getReturnType() == boolean.class ? (Object) (proxy == arguments[0]) : null;
            };
            var proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, call);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "SIGINT is not handled", e);
        }
    }
}
