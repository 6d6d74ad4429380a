"""The outside suite every kernel developer runs (jupyter_kernel_test), with a sample for each of its tests.

Finds the kernel `jawait` through JUPYTER_PATH. Run by ProtocolSuiteIT, or by hand: python -m unittest -v protocol_suite
"""

import unittest

import jupyter_kernel_test


class JawaitTests(jupyter_kernel_test.KernelTests):
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
        {"code": "display(task(() -> 3))", "mime": "text/html"},
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
