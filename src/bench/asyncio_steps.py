"""The same figures for asyncio, or for uvloop with the argument `uvloop`: lines of a name and a value."""

import asyncio
import sys
import time

MANY = 20_000


def timed(coroutine):
    begin = time.perf_counter()
    asyncio.run(coroutine)
    return time.perf_counter() - begin


async def await_done():
    done = asyncio.get_running_loop().create_future()
    done.set_result(1)
    begin = time.perf_counter()
    for _ in range(MANY * 10):
        await done
    return (time.perf_counter() - begin) / MANY / 10


async def one(value):
    return value


async def spawn_and_await():
    begin = time.perf_counter()
    for i in range(MANY):
        await asyncio.create_task(one(i))
    return (time.perf_counter() - begin) / MANY


async def queue_of_16():
    queue = asyncio.Queue(16)

    async def produce():
        for i in range(MANY):
            await queue.put(i)

    begin = time.perf_counter()
    producer = asyncio.create_task(produce())
    for _ in range(MANY):
        await queue.get()
    await producer
    return (time.perf_counter() - begin) / MANY


async def gather_sleepers(count):
    await asyncio.gather(*(asyncio.sleep(1) for _ in range(count)))


async def cancel_sleepers(count):
    sleepers = [asyncio.create_task(asyncio.sleep(1000)) for _ in range(count)]
    await asyncio.sleep(0.1)
    begin = time.perf_counter()
    for sleeper in sleepers:
        sleeper.cancel()
    await asyncio.gather(*sleepers, return_exceptions=True)
    return time.perf_counter() - begin


def show(name, value):
    print(name, f"{value:.9f}", flush=True)


def main():
    if "uvloop" in sys.argv:
        import uvloop

        asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    for name, steps in [("awaitDone", await_done), ("spawnAndAwait", spawn_and_await), ("queueOf16", queue_of_16)]:
        show(name, min(asyncio.run(steps()) for _ in range(5)) * 1e9)
    for name, count in [("gather10k", 10_000), ("gather100k", 100_000)]:
        show(name, min(timed(gather_sleepers(count)) for _ in range(5)))
    show("cancel100k", min(asyncio.run(cancel_sleepers(100_000)) for _ in range(5)))
    if "--quick" not in sys.argv:
        show("gather1m", timed(gather_sleepers(1_000_000)))


if __name__ == "__main__":
    main()
