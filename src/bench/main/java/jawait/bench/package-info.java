/// What the async library costs: JMH for what takes nanoseconds, a stopwatch for crowds. Prints `name value` lines,
/// which `src/bench/async_compare.py` sets beside those of asyncio and uvloop. Nothing here is a gate.
@NullMarked
package jawait.bench;

import org.jspecify.annotations.NullMarked;
