package jawait.engine.magic;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Magics that people know from IPython, IJava or Ganymede, and what takes their place here.
final class ForeignMagics {
    private static final Map<String, String> WAYS = Stream.of(
                    way("libraries are added by %maven group:artifact:version", """
                            pip conda mamba uv addMavenDependency addMavenDependencies mavenCoordinates dependency
                            loadFromPOM pom load_ext reload_ext"""),
                    way("repositories are added by %repos", "addMavenRepo addMavenRepos mavenRepo addRepo"),
                    way("jars are added by %classpath", "jars jar"),
                    way("charts need no magic: Chart.line(…)", "matplotlib pylab"),
                    way("edited methods and classes take effect at once", "autoreload"),
                    way("%%bash runs commands of the shell, and with them any program", """
                            ls cat cp mv rm mkdir rmdir less man system sx sc cmd powershell python python2 python3 perl
                            ruby pypy node kotlin scala"""),
                    way("a database is asked in Java: Db.pool(url), and DriverManager for one connection", "sql"),
                    way("%timeit measures time and allocation", "prun lprun memit mprun benchmark"),
                    way("name? tells of a name, name?? shows its source", "pinfo pinfo2 pdoc psource help"),
                    way("%xmode full shows whole stacks, %dump what the tasks do", "debug pdb tb"),
                    way("a cell is Java without a magic", "java jshell"))
            .flatMap(each -> each.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ForeignMagics() {}

    private static Map<String, String> way(String way, String names) {
        return Stream.of(names.strip().split("\\s+"))
                .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), _ -> way));
    }

    /// What to do here instead, as half a sentence; empty for a name that none of them has.
    static Optional<String> instead(String name) {
        return Optional.ofNullable(WAYS.get(name.toLowerCase(Locale.ROOT)));
    }
}
