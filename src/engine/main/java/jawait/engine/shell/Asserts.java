package jawait.engine.shell;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.stream.StreamSupport;

/// `assert` checks in what cells declare and do, as it does in Python's: one that does nothing would only mislead
/// there. In jars it is off, as Java has it.
///
/// javac lets a class ask once, in its static initialiser, and keep the answer in a field. A body that gains an
/// `assert` would so change the shape of its class, and the JVM could not swap it: here the field goes, and with
/// it the question.
final class Asserts {
    private static final String FIELD = "$assertionsDisabled";
    private static final String QUESTION = "desiredAssertionStatus";

    private Asserts() {}

    /// Whether a class has an `assert`.
    static boolean isIn(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false)
                .anyMatch(entry -> entry instanceof Utf8Entry text && text.equalsString(FIELD));
    }

    /// Makes them check.
    static ClassTransform on() {
        return (builder, element) -> {
            if (element instanceof FieldModel field && field.fieldName().equalsString(FIELD)) {
                return;
            }
            if (element instanceof MethodModel method && method.code().isPresent()) {
                var unasked = new Unasked(method);
                if (!unasked.isEmpty()) {
                    builder.transformMethod(method, MethodTransform.transformingCode(unasked));
                }
            } else {
                builder.with(element);
            }
        };
    }

    /// A method without the question, in which the answer is yes.
    private static final class Unasked implements CodeTransform {
        private final boolean initialiser;
        private final List<CodeElement> code;
        private int from;
        private int to = -1;
        private int at;

        Unasked(MethodModel method) {
            initialiser = method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
            code = method.code().orElseThrow().elementList();
            for (int i = 0; initialiser && i < code.size() && to < 0; i++) {
                if (code.get(i) instanceof InvokeInstruction call && call.name().equalsString(QUESTION)) {
                    from = asked(i);
                }
                to = isAnswer(code.get(i)) ? i : -1;
            }
        }

        private static boolean isAnswer(CodeElement element) {
            return element instanceof FieldInstruction field
                    && field.opcode() == Opcode.PUTSTATIC
                    && field.name().equalsString(FIELD);
        }

        private int asked(int call) {
            int constant = call;
            while (!(code.get(constant) instanceof ConstantInstruction)) {
                constant--;
            }
            return constant;
        }

        private boolean isDropped(int index) {
            return index >= from && index <= to && !(code.get(index) instanceof LabelTarget);
        }

        /// Whether nothing is left of it.
        boolean isEmpty() {
            for (int i = 0; initialiser && i < code.size(); i++) {
                if (!isDropped(i) && code.get(i) instanceof Instruction left && !(left instanceof ReturnInstruction)) {
                    return false;
                }
            }
            return initialiser;
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            if (isDropped(at++)) {
                return;
            }
            if (element instanceof FieldInstruction field
                    && field.opcode() == Opcode.GETSTATIC
                    && field.name().equalsString(FIELD)) {
                builder.iconst_0();
            } else {
                builder.with(element);
            }
        }
    }
}
