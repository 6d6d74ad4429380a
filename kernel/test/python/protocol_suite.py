"""The outside suite every kernel developer runs (jupyter_kernel_test), with a sample for each of its tests.

Finds the kernel `jawait` through JUPYTER_PATH. Run by ProtocolSuiteIT, or by hand: python -m unittest -v protocol_suite
"""

import unittest

import jupyter_kernel_test

PATIENCE = 60


class JawaitTests(jupyter_kernel_test.KernelTests):
    """With the suite's patience made longer: it expects the idle of a cell a tenth of a second after its reply, and takes
    a tenth of silence for the end of what came before."""

    def execute_helper(self, *arguments, **named):
        channel = self.kc.iopub_channel
        channel.get_msg = lambda timeout=None: type(channel).get_msg(channel, timeout=PATIENCE)
        try:
            return super().execute_helper(*arguments, **{**named, "timeout": PATIENCE})
        finally:
            del channel.get_msg

    def get_non_kernel_info_reply(self, timeout=None):
        return super().get_non_kernel_info_reply(timeout=PATIENCE)

    def flush_channels(self):
        """All that was asked before is answered before this."""
        asked = self.kc.kernel_info()
        while self.kc.get_shell_msg(timeout=PATIENCE)["parent_header"]["msg_id"] != asked:
            pass
        said = {}
        while (said.get("parent_header", {}).get("msg_id"), said.get("content", {}).get("execution_state")) != (asked, "idle"):
            said = self.kc.get_iopub_msg(timeout=PATIENCE)
        super().flush_channels()

    kernel_name = "jawait"
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("this goes to stderr");'
    completion_samples = [
        {"text": "Math.floorMo", "matches": {"floorMod("}},
        {"text": 'System.out.printl', "matches": {"println("}},
    ]
    complete_code_samples = ["1", "int x = 1;", "int f(int n) { return n + 1; }", 'System.out.println("hi")']
    incomplete_code_samples = ["int f(int n) {", "for (int i = 0; i < 3; i++)", '"""\ntext', "class A {", "1 +"]
    invalid_code_samples = ["int )(", "}"]
    code_page_something = "Math.max?"
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": '"a" + 1', "result": "a1"},
        {"code": "List.of(1, 2, 3)", "result": "[1, 2, 3]"},
        {"code": "6 * 7", "result": "42"},
    ]
    code_display_data = [
        {"code": 'display("shown")', "mime": "text/plain"},
        {"code": "var t = task(() -> 3); await(t); display(t);", "mime": "text/html"},
    ]
    code_history_pattern = "1?+*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max"
    code_clear_output = "clearOutput(false)"


class JawaitWelcomeTests(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "jawait"
    support_iopub_welcome = True


# Only ours: the classes they come from would run against another kernel.
del jupyter_kernel_test

if __name__ == "__main__":
    unittest.main(verbosity=2)
