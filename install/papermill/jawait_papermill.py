"""Parameters for notebooks in Java: `papermill IN.ipynb OUT.ipynb -p n 5` writes `var n = 5;` below the cell that is tagged
`parameters`. `pip install ./install/papermill` beside papermill; nothing else is to be done.

Papermill has no place where translators register themselves, but it loads what is named as an engine, and so this.
"""

import json
import math

from papermill.engines import NBClientEngine
from papermill.translators import Translator, papermill_translators

INT, LONG = 2**31, 2**63


class JavaTranslator(Translator):
    """A list becomes a `List`, an object a `Map` that keeps its order; a number that is no int has the type that holds it."""

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_bool(cls, val):
        return "true" if val else "false"

    @classmethod
    def translate_int(cls, val):
        if -INT <= val < INT:
            return str(val)
        return f"{val}L" if -LONG <= val < LONG else f'new java.math.BigInteger("{val}")'

    @classmethod
    def translate_float(cls, val):
        if math.isfinite(val):
            return repr(val)
        return "Double.NaN" if math.isnan(val) else "Double.POSITIVE_INFINITY" if val > 0 else "Double.NEGATIVE_INFINITY"

    @classmethod
    def translate_str(cls, val):
        return json.dumps(str(val), ensure_ascii=False)  # Java knows all escapes of JSON

    @classmethod
    def translate_list(cls, val):
        values = ", ".join(cls.translate(each) for each in val)
        return f"Arrays.<Object>asList({values})" if None in val else f"List.of({values})"

    @classmethod
    def translate_dict(cls, val):
        puts = " ".join(f"put({cls.translate_str(key)}, {cls.translate(each)});" for key, each in val.items())
        return f"new LinkedHashMap<String, Object>() {{{{ {puts} }}}}"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        kind = "Object" if str_val == "null" else "Map<String, Object>" if str_val.startswith("new LinkedHashMap<") else "var"
        return f"{kind} {name} = {str_val};"


class Engine(NBClientEngine):
    """Papermill's own; the kernel sees by itself that nobody is there and where late output is to go."""


papermill_translators.register("java", JavaTranslator)
