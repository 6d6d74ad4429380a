"""Puts the questions of a JSON file to a kernel, one after the other, and prints the answers as JSON.

A question is a list of a word and a piece of code: run, complete (at its end) or inspect (at its end).
"""

import json
import sys

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="jawait", startup_timeout=120)
answers = []
try:
    for word, code in json.load(open(sys.argv[1], encoding="utf-8")):
        if word == "run":
            said = []

            def hook(message):
                content = message["content"]
                said.append(content.get("text") or content.get("data", {}).get("text/plain") or "\n".join(content.get("traceback", [])))

            reply = client.execute_interactive(code, output_hook=hook, timeout=120)
            answers.append("".join(said))
        elif word == "complete":
            answers.append("\n".join(client.complete(code, reply=True, timeout=60)["content"]["matches"]))
        else:
            answers.append(client.inspect(code, reply=True, timeout=60)["content"].get("data", {}).get("text/plain", ""))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
print(json.dumps(answers))
