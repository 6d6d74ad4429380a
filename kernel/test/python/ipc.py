"""Two clients of one kernel over Unix domain sockets, by libzmq, and then the same encrypted over TCP.

Finds the kernel `jawait` through JUPYTER_PATH. Run by PeersIT, or by hand: python ipc.py FOLDER
"""

import os
import sys

from jupyter_client import BlockingKernelClient, KernelManager
from jupyter_client.channels import HBChannel

PATIENCE = 120


class SlowHeart(HBChannel):
    """Takes a kernel for dead after many seconds: after one, as is the rule, a busy machine's would be."""

    time_to_dead = 10.0


class Client(BlockingKernelClient):
    hb_channel_class = SlowHeart


def value(client, code):
    """The value of a cell, or what it has printed."""
    seen = []

    def hook(message):
        if message["msg_type"] == "execute_result":
            seen.append(message["content"]["data"]["text/plain"])
        if message["msg_type"] == "stream":
            seen.append(message["content"]["text"])

    reply = client.execute_interactive(code, timeout=PATIENCE, output_hook=hook, allow_stdin=False)
    assert reply["content"]["status"] == "ok", reply["content"]
    return "".join(seen)


def another(manager):
    """A client with a session of its own. All of manager.client() share one, and so one name on the sockets: the last to
    come under a name takes the place of those before."""
    made = Client(connection_file=manager.connection_file)
    made.load_connection_file()
    return made


def talk(manager):
    manager.start_kernel()
    try:
        first, second = manager.client(), another(manager)
        for each in (first, second):
            each.start_channels()
            each.wait_for_ready(timeout=PATIENCE)
        assert value(first, "int n = 20; n + 1") == "21"
        assert value(second, "n * 2") == "40"
        assert value(first, '"é".repeat(3) + n') == "ééé20"
        assert len(value(second, 'IO.print("x".repeat(1_000_000))')) == 1_000_000
        assert first.is_alive() and second.is_alive()
        first.stop_channels()
        assert value(second, "n") == "20", "the other client has gone"
        assert second.hb_channel.is_beating() or second.is_alive()
        second.shutdown()
        manager.finish_shutdown(waittime=PATIENCE)
        second.stop_channels()
    finally:
        manager.shutdown_kernel(now=True)


folder = sys.argv[1]
prefix = os.path.join(folder, "k")
talk(KernelManager(kernel_name="jawait", transport="ipc", ip=prefix))
assert not [name for name in os.listdir(folder) if name.startswith("k-")], "sockets are left behind"
print("ipc: well")

talk(KernelManager(kernel_name="jawait", transport_encryption="required"))
print("curve: well")
