package jawait.engine.shell;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Weaves one method: a stop check at its entry and before each backward branch, and shims for the calls that
/// [Shims] names.
///
/// A static initialiser also reports that it ended abnormally: such a class can never be used again, so
/// that a corrected one must replace it instead of being swapped in.
final class CellCode implements CodeTransform {
    private static final ClassDesc CHECKPOINT = ClassDesc.of("jawait.runtime.Checkpoint");
    private static final ClassDesc WEAVE = ClassDesc.of("jawait.runtime.WeaveShims");
    private static final MethodTypeDesc BROKEN =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Class, ConstantDescs.CD_Throwable);

    private final Set<Label> seen = new HashSet<>();
    private final @Nullable ClassDesc initialised;
    private @Nullable Label begin;

    /// @param initialised the class whose static initialiser this is, or null for any other method
    CellCode(@Nullable ClassDesc initialised) {
        this.initialised = initialised;
    }

    @Override
    public void atStart(CodeBuilder code) {
        if (initialised != null) {
            begin = code.newBoundLabel();
        }
        check(code);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
        switch (element) {
            case LabelTarget target -> {
                seen.add(target.label());
                code.with(target);
            }
            case BranchInstruction branch -> {
                if (seen.contains(branch.target())) {
                    check(code);
                }
                code.with(branch);
            }
            case InvokeInstruction call -> {
                if (!Shims.replace(code, call)) {
                    code.with(call);
                }
            }
            case InvokeDynamicInstruction lambda -> code.with(Shims.replaceReferences(lambda));
            default -> code.with(element);
        }
    }

    @Override
    public void atEnd(CodeBuilder code) {
        if (initialised == null || begin == null) {
            return;
        }
        Label end = code.newBoundLabel();
        Label handler = code.newBoundLabel();
        code.dup()
                .loadConstant(initialised)
                .swap()
                .invokestatic(WEAVE, "broken", BROKEN)
                .athrow();
        code.exceptionCatchAll(begin, end, handler);
    }

    private static void check(CodeBuilder code) {
        code.invokestatic(CHECKPOINT, "check", ConstantDescs.MTD_void);
    }
}
