package jawait.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/// The entry point, called by `install/jawait`: one subcommand per class.
@Command(name = "jawait", description = "Java in Jupyter, with async built in.")
final class Main implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(
            Run.class,
            RunScript.class,
            Interactive.class,
            Check.class,
            Export.class,
            New.class,
            Strip.class,
            Convert.class,
            Install.class,
            ListSpecs.class,
            Train.class,
            Rehearse.class,
            Doctor.class);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before run
    CommandSpec spec;

    private Main() {}

    /// Runs one subcommand and ends the JVM with its exit code: 0 done, 1 failed with a sentence on stderr, 2 misused.
    public static void main(String[] arguments) {
        Runtime.getRuntime().exit(commandLine(arguments).execute(arguments));
    }

    /// Scripts are named by `run` and `-e`, and their arguments are their own.
    private static String help(CommandSpec command) {
        return command.name().equals("script") ? "jawait help" : command.qualifiedName() + " --help";
    }

    /// The parsed-for-you command line. A [Trouble] becomes its sentence, without a stack trace; so does a misuse,
    /// which says where the options are listed.
    ///
    /// @param words the command that is named first is the only one that is looked at: to read the options of all
    ///     takes longer than many a script
    static CommandLine commandLine(String... words) {
        var all = new CommandLine(new Main());
        var named = COMMANDS.stream()
                .filter(each -> words.length > 0 && name(each).equals(words[0]))
                .toList();
        (named.isEmpty() ? COMMANDS : named).forEach(each -> all.addSubcommand(each));
        all.getSubcommands()
                .values()
                .forEach(each -> each.getCommandSpec()
                        .addOption(OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("tells the options")
                                .build()));
        var script = all.getSubcommands().get("script");
        if (script != null) {
            RunScript.prepare(script);
        }
        all.setParameterExceptionHandler((problem, given) -> {
            var line = problem.getCommandLine();
            line.getErr()
                    .println("jawait: "
                            + String.valueOf(problem.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("misused")
                            + "; see install/" + help(line.getCommandSpec()));
            return line.getCommandSpec().exitCodeOnInvalidInput();
        });
        return all.setExecutionExceptionHandler((problem, line, parsed) -> {
            if (!(problem instanceof Trouble)) {
                throw problem;
            }
            line.getErr().println("jawait: " + String.valueOf(problem.getMessage()));
            return 1;
        });
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say which command");
    }
}
