package jawait;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The map of `src/README.md`, enforced: who may know whom, and what nobody may do.
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption((ImportOption) place -> !place.contains("/test-classes/"))
            .importPackages("jawait");

    private static final String[] ASYNC = {"jawait", "jawait.runtime..", "jawait.spi.."};
    private static final String[] JUNIT = {"jawait.junit.."};
    private static final String[] AGENT = {"jawait.agent.."};
    private static final String[] DISPLAY = {"jawait.display.."};
    private static final String[] ENGINE = {"jawait.engine.."};
    private static final String[] KERNEL = {"jawait.kernel.."};
    private static final String[] NOTEBOOK = {"jawait.notebook.."};
    private static final String[] REPL = {"jawait.repl.."};
    private static final String[] NET = {"jawait.net.."};
    private static final String[] DATABASE = {"com.zaxxer.hikari..", "org.postgresql..", "org.tukaani.xz.."};
    private static final String[] CLI = {"jawait.cli.."};
    private static final String[] JACKSON = {"com.fasterxml.jackson.."};
    private static final String[] JEROMQ = {"org.zeromq..", "zmq.."};
    private static final String[] SQLITE = {"org.sqlite.."};
    private static final String[] COMMONMARK = {"org.commonmark.."};
    private static final String[] DIFF = {"com.github.difflib.."};
    private static final String[] JLINE = {"org.jline.."};
    private static final String[] JSHELL = {"jdk.jshell.."};
    private static final String[] MAVEN = {
        "eu.maveniverse.maven.mima..", "org.eclipse.aether..", "org.apache.maven..", "org.apache.http.."
    };

    private static final DescribedPredicate<JavaClass> JDK = resideInAnyPackage(
                    "java..", "javax..", "jdk..", "com.sun..", "org.jspecify..", "org.xml..", "org.w3c..")
            .and(not(resideInAnyPackage(JSHELL)))
            .or(DescribedPredicate.describe("are primitive", type -> type.isPrimitive() || type.isArray()));

    /// Room by room: its packages, then all it may know besides the JDK and itself.
    private static final Map<String[], String[][]> IMPORTS = new LinkedHashMap<>(Map.of(
            ASYNC,
            new String[][] {},
            JUNIT,
            // what JUnit throws, and its modules hand on, is in a package of its own
            new String[][] {ASYNC, {"org.junit..", "org.opentest4j.."}},
            AGENT,
            new String[][] {},
            DISPLAY,
            new String[][] {ASYNC},
            NET,
            new String[][] {ASYNC, JACKSON, DATABASE},
            ENGINE,
            new String[][] {ASYNC, DISPLAY, AGENT, JSHELL, SQLITE, MAVEN, COMMONMARK},
            NOTEBOOK,
            new String[][] {ASYNC, ENGINE, DISPLAY, JACKSON, COMMONMARK, DIFF},
            REPL,
            new String[][] {ASYNC, ENGINE, DISPLAY, JLINE},
            // async: the Origin in the engine's FrontEnd
            KERNEL,
            new String[][] {ASYNC, ENGINE, DISPLAY, JEROMQ, JACKSON},
            CLI,
            new String[][] {ASYNC, DISPLAY, ENGINE, KERNEL, NOTEBOOK, REPL, JEROMQ, JACKSON, {"picocli.."}}));

    @TestFactory
    Stream<DynamicTest> each_room_knows_only_the_rooms_it_may() {
        return IMPORTS.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(String.join(" and ", room.getKey()), () -> {
                    var known = Stream.concat(
                                    Stream.of(room.getKey()),
                                    Stream.of(room.getValue()).flatMap(Arrays::stream))
                            .toArray(String[]::new);
                    classes()
                            .that()
                            .resideInAnyPackage(room.getKey())
                            .should()
                            .onlyDependOnClassesThat(JDK.or(resideInAnyPackage(known)))
                            .check(OURS);
                }));
    }

    @Test
    void only_one_package_knows_the_maven_resolver() {
        noClasses()
                .that()
                .resideOutsideOfPackage("jawait.engine.maven")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MAVEN)
                .check(OURS);
    }

    @Test
    void every_package_belongs_to_a_room() {
        var rooms = IMPORTS.keySet().stream().flatMap(Arrays::stream).toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(OURS);
    }

    @Test
    void no_package_knows_itself_in_a_roundabout_way() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void nobody_writes_to_the_standard_streams() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("jawait.engine.stdio.StandardStreams") // it replaces them
                .and()
                .doNotHaveFullyQualifiedName("jawait.runtime.WeaveShims") // stands for Throwable.printStackTrace
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(OURS);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.IO")
                .check(OURS);
    }

    @Test
    void every_package_says_that_null_is_marked() {
        for (var ours : OURS.stream().map(JavaClass::getPackage).distinct().toList()) {
            assertTrue(ours.isAnnotatedWith(NullMarked.class), () -> unmarked(ours));
        }
    }

    private static String unmarked(JavaPackage ours) {
        return ours.getName() + " has no package-info.java with @NullMarked";
    }

    @Test
    void names_say_what_a_class_is_for() {
        for (var empty : List.of("Impl", "Util", "Utils", "Manager", "Helper")) {
            noClasses().should().haveSimpleNameEndingWith(empty).check(OURS);
        }
        noClasses().should().haveSimpleNameStartingWith("Abstract").check(OURS);
    }

    /// A slice a package; `jawait.runtime` is the back of `jawait` (same room, same artifact), so the two are one.
    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            var name = type.getPackageName();
            return SliceIdentifier.of(name.equals("jawait.runtime") ? "jawait" : name);
        }

        @Override
        public String getDescription() {
            return "packages of jawait";
        }
    }
}
