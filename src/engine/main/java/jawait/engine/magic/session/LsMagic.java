package jawait.engine.magic.session;

import jawait.display.MimeBundle;
import jawait.engine.magic.Call;
import jawait.engine.magic.Magic;
import jawait.engine.magic.Usage;

/// `%lsmagic`: the list of all magics.
public final class LsMagic implements Magic {
    @Override
    public String name() {
        return "lsmagic";
    }

    @Override
    public String summary() {
        return "Lists the magics";
    }

    @Override
    public Usage usage() {
        return Usage.line();
    }

    @Override
    public MimeBundle run(Call call) {
        return MagicList.of(call.host().magics());
    }
}
