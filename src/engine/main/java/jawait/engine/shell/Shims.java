package jawait.engine.shell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.regex.Pattern;

/// Which calls in cells are replaced, and by what.
///
/// - Calls that end the process become an error (`System.exit`).
/// - Stack traces that are printed read as those of errors (`printStackTrace`).
/// - Processes are started in the way of whoever runs the cells (`ProcessBuilder.start`).
/// - Waits that Java cannot interrupt become ones that it can (`Lock.lock`, `CompletableFuture.join`).
/// - Calls that hand work to threads of somebody else carry the origin along (`supplyAsync`,
///   `ExecutorService.submit`, a parallel stream's terminal operation). The call itself stays as typed: an
///   `invokedynamic` wraps the functional arguments around the very same method.
final class Shims {
    private static final ClassDesc WEAVE = ClassDesc.of("jawait.runtime.WeaveShims");
    private static final DirectMethodHandleDesc CARRYING = bootstrap("carrying");
    private static final DirectMethodHandleDesc STREAMING = bootstrap("streaming");
    private static final DirectMethodHandleDesc TIMING = bootstrap("timing");

    private static final Set<String> CARRIERS = Set.of(
            "java/util/concurrent/CompletableFuture",
            "java/util/concurrent/CompletionStage",
            "java/util/concurrent/Executor",
            "java/util/concurrent/ExecutorService",
            "java/util/concurrent/AbstractExecutorService",
            "java/util/concurrent/ScheduledExecutorService",
            "java/util/concurrent/ThreadPoolExecutor",
            "java/util/concurrent/ScheduledThreadPoolExecutor",
            "java/util/concurrent/ForkJoinPool",
            "java/util/concurrent/CompletionService",
            "java/util/concurrent/ExecutorCompletionService");
    private static final Set<String> CARRIED = Set.of(
            "Ljava/lang/Runnable;",
            "Ljava/util/concurrent/Callable;",
            "Ljava/util/function/Supplier;",
            "Ljava/util/function/Function;",
            "Ljava/util/function/BiFunction;",
            "Ljava/util/function/Consumer;",
            "Ljava/util/function/BiConsumer;",
            "Ljava/util/Collection;");
    private static final Set<String> STREAMS = Set.of(
            "java/util/stream/Stream",
            "java/util/stream/IntStream",
            "java/util/stream/LongStream",
            "java/util/stream/DoubleStream");
    private static final Set<String> LOCKS = Set.of(
            "java/util/concurrent/locks/Lock",
            "java/util/concurrent/locks/ReentrantLock",
            "java/util/concurrent/locks/ReentrantReadWriteLock$ReadLock",
            "java/util/concurrent/locks/ReentrantReadWriteLock$WriteLock");

    /// The JDK's exceptions by their names; another class of the user's may have such a method and be none.
    private static final Pattern THROWABLE = Pattern.compile("java/.*(?:Exception|Error|Throwable)");

    private Shims() {}

    /// Writes the replacement of a call and returns true; or writes nothing and returns false.
    static boolean replace(CodeBuilder code, InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        MethodTypeDesc type = call.typeSymbol();
        if (call.opcode() == Opcode.INVOKESPECIAL) {
            return false;
        }
        if (ends(owner, name)) {
            code.invokestatic(WEAVE, "exit", withReceiver(call, owner, type));
        } else if (name.equals("printStackTrace") && THROWABLE.matcher(owner).matches()) {
            code.invokestatic(WEAVE, name, type.insertParameterTypes(0, ConstantDescs.CD_Throwable));
        } else if (owner.equals("java/lang/ProcessBuilder") && name.equals("start")) {
            code.invokestatic(WEAVE, name, withReceiver(call, owner, type));
        } else if (LOCKS.contains(owner) && name.equals("lock")) {
            code.invokestatic(WEAVE, "lock", MethodTypeDesc.ofDescriptor("(Ljava/util/concurrent/locks/Lock;)V"));
        } else if (owner.equals("java/util/concurrent/CompletableFuture") && name.equals("join")) {
            code.invokestatic(WEAVE, "join", withReceiver(call, owner, type));
        } else if (CARRIERS.contains(owner) && carries(type)) {
            code.invokedynamic(site(CARRYING, call, owner, type));
        } else if (owner.equals("java/util/Timer") && name.startsWith("schedule")) {
            code.invokedynamic(site(TIMING, call, owner, type));
        } else if (STREAMS.contains(owner) && terminal(call, type)) {
            code.invokedynamic(site(STREAMING, call, owner, type));
        } else {
            return false;
        }
        return true;
    }

    /// The lambda or method reference with references to replaced methods replaced: `pool.submit(System::exit)`.
    static InvokeDynamicInstruction replaceReferences(InvokeDynamicInstruction lambda) {
        boolean touched = false;
        var arguments = lambda.bootstrapArgs();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) instanceof DirectMethodHandleDesc handle
                    && handle.kind() == DirectMethodHandleDesc.Kind.STATIC
                    && ends(internal(handle.owner()), handle.methodName())) {
                arguments = new java.util.ArrayList<ConstantDesc>(arguments);
                arguments.set(
                        i,
                        MethodHandleDesc.ofMethod(
                                DirectMethodHandleDesc.Kind.STATIC, WEAVE, "exit", handle.invocationType()));
                touched = true;
            }
        }
        if (!touched) {
            return lambda;
        }
        var pool = java.lang.classfile.constantpool.ConstantPoolBuilder.of();
        return InvokeDynamicInstruction.of(pool.invokeDynamicEntry(DynamicCallSiteDesc.of(
                lambda.bootstrapMethod(),
                lambda.name().stringValue(),
                lambda.typeSymbol(),
                arguments.toArray(ConstantDesc[]::new))));
    }

    private static boolean ends(String owner, String name) {
        return owner.equals("java/lang/System") && name.equals("exit")
                || owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt"));
    }

    private static boolean carries(MethodTypeDesc type) {
        return type.parameterList().stream().anyMatch(p -> CARRIED.contains(p.descriptorString()));
    }

    private static boolean terminal(InvokeInstruction call, MethodTypeDesc type) {
        String result = type.returnType().descriptorString();
        boolean intermediate = result.startsWith("Ljava/util/stream/") && !result.endsWith("$Builder;");
        return call.opcode() == Opcode.INVOKEINTERFACE
                && !intermediate
                && !Set.of("isParallel", "close", "iterator", "spliterator", "builder")
                        .contains(call.name().stringValue());
    }

    private static DynamicCallSiteDesc site(
            DirectMethodHandleDesc bootstrap, InvokeInstruction call, String owner, MethodTypeDesc type) {
        var kind = switch (call.opcode()) {
            case INVOKESTATIC ->
                call.isInterface() ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC : DirectMethodHandleDesc.Kind.STATIC;
            case INVOKEINTERFACE -> DirectMethodHandleDesc.Kind.INTERFACE_VIRTUAL;
            default -> DirectMethodHandleDesc.Kind.VIRTUAL;
        };
        var target = MethodHandleDesc.ofMethod(
                kind, call.owner().asSymbol(), call.name().stringValue(), type);
        return DynamicCallSiteDesc.of(bootstrap, call.name().stringValue(), withReceiver(call, owner, type), target);
    }

    private static MethodTypeDesc withReceiver(InvokeInstruction call, String owner, MethodTypeDesc type) {
        return call.opcode() == Opcode.INVOKESTATIC
                ? type
                : type.insertParameterTypes(0, ClassDesc.ofInternalName(owner));
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static DirectMethodHandleDesc bootstrap(String name) {
        return MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC,
                WEAVE,
                name,
                MethodTypeDesc.of(
                        ConstantDescs.CD_CallSite,
                        ConstantDescs.CD_MethodHandles_Lookup,
                        ConstantDescs.CD_String,
                        ConstantDescs.CD_MethodType,
                        ConstantDescs.CD_MethodHandle));
    }
}
