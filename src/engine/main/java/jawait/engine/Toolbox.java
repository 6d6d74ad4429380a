package jawait.engine;

import java.util.List;
import jawait.engine.magic.Magic;
import jawait.engine.magic.code.Javap;
import jawait.engine.magic.code.LoadFile;
import jawait.engine.magic.code.RunFile;
import jawait.engine.magic.code.SaveFile;
import jawait.engine.magic.code.Time;
import jawait.engine.magic.code.TimeIt;
import jawait.engine.magic.session.CellLog;
import jawait.engine.magic.session.Drop;
import jawait.engine.magic.session.History;
import jawait.engine.magic.session.ImportList;
import jawait.engine.magic.session.LsMagic;
import jawait.engine.magic.session.MagicPage;
import jawait.engine.magic.session.Reset;
import jawait.engine.magic.session.Who;
import jawait.engine.magic.session.Xmode;
import jawait.engine.magic.show.PageMagic;
import jawait.engine.magic.show.Show;
import jawait.engine.magic.system.Cd;
import jawait.engine.magic.system.Env;
import jawait.engine.magic.system.Jvm;
import jawait.engine.magic.system.Pwd;
import jawait.engine.magic.system.ShellScript;
import jawait.engine.magic.system.Workplace;
import jawait.engine.magic.system.WriteFile;
import jawait.engine.magic.tasks.Background;
import jawait.engine.magic.tasks.Blocking;
import jawait.engine.magic.tasks.Cancel;
import jawait.engine.magic.tasks.Dump;
import jawait.engine.magic.tasks.TaskList;
import jawait.engine.magic.tasks.TimelineMagic;
import jawait.engine.magic.tasks.Timeout;
import jawait.engine.magic.tasks.VirtualTime;
import jawait.engine.problem.ThrowReport;

/// The list of all magics: a new one is entered here.
final class Toolbox {
    private Toolbox() {}

    static List<Magic> of(UserNames names, ThrowReport reports, CellLog log, Workplace place) {
        return List.of(
                new LsMagic(),
                new MagicPage(),
                new Who(false, names),
                new Who(true, names),
                new History(log),
                new Reset(names),
                new Drop(names),
                new ImportList(names),
                new PageMagic(),
                new Xmode(reports::mode),
                new SaveFile(place, log),
                new LoadFile(place),
                new RunFile(place),
                new Time(),
                new TimeIt(),
                new Javap(names),
                new Cd(place),
                new Pwd(place),
                new Env(place),
                new Jvm(),
                new WriteFile(place),
                new ShellScript("bash", place),
                new ShellScript("sh", place),
                new TaskList(),
                new Cancel(),
                new Dump(),
                new Blocking(),
                new Background(),
                new Timeout(),
                new VirtualTime(),
                new TimelineMagic(),
                new Show("html", "text/html", "HTML", "<b>bold</b>"),
                new Show("markdown", "text/markdown", "Markdown", "A *word*, $x^2$"),
                new Show("latex", "text/latex", "LaTeX", "$$\\int_0^1 x^2 dx$$"),
                new Show("mermaid", "text/vnd.mermaid", "a Mermaid diagram", "graph LR; A --> B"),
                new Show("svg", "image/svg+xml", "an SVG image", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                new Show("javascript", "application/javascript", "JavaScript for the browser", "alert('hi')"),
                new Show("js", "application/javascript", "JavaScript for the browser", "alert('hi')"));
    }
}
