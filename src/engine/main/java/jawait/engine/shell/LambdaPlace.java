package jawait.engine.shell;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where the body of a lambda is: a method of the class that it was written in, or of a home made for it.
///
/// @param type the class that it was written in
/// @param home the class that has it
/// @param body the method; one that has moved is static, and final if it once had a `this`
record LambdaPlace(ClassDesc type, ClassDesc home, MethodModel body) {
    private static final Pattern NUMBER = Pattern.compile("(lambda\\$\\w+\\$)\\d+");

    /// The lambdas of a class, or of the home of lambdas of another.
    static List<LambdaPlace> of(ClassDesc type, ClassModel model) {
        return model.methods().stream()
                .filter(LambdaPlace::isLambda)
                .map(method -> new LambdaPlace(type, model.thisClass().asSymbol(), method))
                .toList();
    }

    /// Whether a method is what the compiler makes of a lambda.
    static boolean isLambda(MethodModel method) {
        return method.flags().has(AccessFlag.SYNTHETIC)
                && method.methodName().stringValue().startsWith("lambda$");
    }

    /// A text without the numbers of lambdas, which change when one is added before others.
    static String unnumbered(String text) {
        return NUMBER.matcher(text).replaceAll("$1");
    }

    /// Which lambda of the new version is which of the old one: the very same code first; and of those left, when
    /// there are as many, in their order. Others are new.
    static Map<LambdaPlace, LambdaPlace> pair(List<LambdaPlace> now, List<LambdaPlace> before) {
        var pairs = new HashMap<LambdaPlace, LambdaPlace>();
        var left = before.stream()
                .collect(Collectors.groupingBy(LambdaPlace::kind, Collectors.toCollection(ArrayList::new)));
        now.stream().collect(Collectors.groupingBy(LambdaPlace::kind)).forEach((kind, some) -> {
            var places = left.getOrDefault(kind, new ArrayList<>());
            var edited = new ArrayList<LambdaPlace>();
            for (LambdaPlace each : some) {
                places.stream()
                        .filter(place -> place.code().equals(each.code()))
                        .findFirst()
                        .ifPresentOrElse(
                                place -> {
                                    pairs.put(each, place);
                                    places.remove(place);
                                },
                                () -> edited.add(each));
            }
            for (int i = 0; i < edited.size() && edited.size() == places.size(); i++) {
                pairs.put(edited.get(i), places.get(i));
            }
        });
        return pairs;
    }

    boolean isMoved() {
        return !home.equals(type);
    }

    String name() {
        return body.methodName().stringValue();
    }

    /// Whether it uses the `this` of where it was written.
    boolean hasThis() {
        return isMoved() ? body.flags().has(AccessFlag.FINAL) : !body.flags().has(AccessFlag.STATIC);
    }

    /// Its type as a static method.
    java.lang.constant.MethodTypeDesc staticType() {
        var written = body.methodTypeSymbol();
        return hasThis() && !isMoved() ? written.insertParameterTypes(0, type) : written;
    }

    private String kind() {
        return unnumbered(name()) + staticType().descriptorString() + hasThis();
    }

    private String code() {
        return body.code().stream()
                .flatMap(CodeModel::elementStream)
                .filter(Instruction.class::isInstance)
                .map(Object::toString)
                .map(LambdaPlace::unnumbered)
                .collect(Collectors.joining("\n"));
    }
}
