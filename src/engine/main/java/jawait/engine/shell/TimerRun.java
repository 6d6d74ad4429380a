package jawait.engine.shell;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Weaves the `run` of a timer task: it begins with taking over the origin of whoever scheduled it.
///
/// A `TimerTask` cannot be wrapped at `Timer.schedule` as other functions are, since it is also what the user
/// cancels.
final class TimerRun implements CodeTransform {
    private static final ClassDesc TIMER_TASK = ClassDesc.of("java.util.TimerTask");

    /// Whether this is the method that a timer calls.
    static boolean is(ClassModel type, MethodModel method) {
        return method.methodName().equalsString("run")
                && method.methodTypeSymbol().equals(ConstantDescs.MTD_void)
                && type.superclass()
                        .map(parent -> parent.asSymbol().equals(TIMER_TASK))
                        .orElse(false);
    }

    @Override
    public void atStart(CodeBuilder code) {
        code.aload(0)
                .invokestatic(
                        ClassDesc.of("jawait.runtime.WeaveShims"),
                        "timed",
                        MethodTypeDesc.of(ConstantDescs.CD_void, TIMER_TASK));
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        code.with(element);
    }
}
