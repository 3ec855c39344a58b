"""A bounded load of HTTP posts over kept connections on loopback."""

import asyncio
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """What a load saw: answers per second and how long answers took, in milliseconds."""

    per_second: float
    median_ms: float
    p99_ms: float
    failures: int


def run(port: int, requests: Sequence[bytes], *, clients: int) -> Figures:
    """Send equal shares of these from `clients` connections at once, each as soon as the last is answered."""
    return asyncio.run(_run(port, requests, clients))


async def _run(port: int, requests: Sequence[bytes], clients: int) -> Figures:
    taken: list[float] = []
    failures = 0

    async def one_client(share: Sequence[bytes]) -> None:
        nonlocal failures
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for request in share:
            begun = time.perf_counter()
            writer.write(request)
            failures += not await _answered(reader)
            taken.append(time.perf_counter() - begun)
        writer.close()
        await writer.wait_closed()

    begun = time.perf_counter()
    await asyncio.gather(*(one_client(requests[first::clients]) for first in range(clients)))
    seconds = time.perf_counter() - begun
    slowest = statistics.quantiles(taken, n=100)[98]
    return Figures(len(taken) / seconds, statistics.median(taken) * 1000, slowest * 1000, failures)


async def _answered(reader: asyncio.StreamReader) -> bool:
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    await reader.readexactly(length)
    return head.startswith(b"HTTP/1.1 200")


def post(path: str, body: bytes) -> bytes:
    """Return the bytes of one form post."""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Accept-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
