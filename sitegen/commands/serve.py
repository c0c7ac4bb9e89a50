"""`sitegen serve`: the site on this machine, built anew whenever something changes."""

import asyncio
import signal
import socket
import sys
import time
import webbrowser
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from sitegen.building.options import BuildOptions
from sitegen.building.stamps import digest_of_trees
from sitegen.commands.invocation import Invocation, pass_invocation, today
from sitegen.commands.rebuild import Rebuilt, Worker, WorkerDied, rebuild
from sitegen.model.errors import UserError

HOST = "127.0.0.1"
FIRST_PORT, PORTS = 8000, 100
LEAST_PAUSE_S = 0.25
PAUSES_PER_SCAN = 10
"""Between two looks at the files lie as many times the time that a look takes, so that a large archive costs no more."""
WATCHED = ("content", "templates", "sitegen.toml", "pyproject.toml")
PACKAGE = Path(__file__).resolve().parent.parent
THEMES = (PACKAGE / "theme", PACKAGE.parent / "templates")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="Default: 8000, or the next that is free.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@pass_invocation
def serve(invocation: Invocation, *, port: int | None, opens: bool) -> None:
    """Show the site on this machine while you edit it.

    Drafts and what is held back are shown as well. Ctrl-C ends it.
    """
    listening = bound(port)
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    invocation.say(f"serving {address} (Ctrl-C to stop)")
    worker = Worker()
    try:
        with suppress(asyncio.CancelledError):  # the system asked it to end
            asyncio.run(Preview(invocation, worker).run(listening, address if opens else ""))
    finally:
        worker.close()


def bound(port: int | None) -> socket.socket:
    """A socket on the port that was asked for, else on the first that is free.

    Raises:
        UserError: there is none.
    """
    for number in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS):
        with suppress(OSError):
            return socket.create_server((HOST, number))
    taken = f"port {port} is" if port is not None else f"the ports from {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are"
    raise UserError(f"{taken} taken; choose another with --port")


class Preview:
    """One run of `serve`: what the last build gave, and the loop that watches, builds and reloads."""

    def __init__(self, invocation: Invocation, worker: Worker) -> None:
        self.invocation = invocation
        self.worker = worker
        self.site = invocation.root / ".sitegen" / "serve" / "site"
        self.last = Rebuilt()

    async def run(self, listening: socket.socket, opened: str) -> None:
        """Serve until this is cancelled."""
        from tornado.httpserver import HTTPServer  # noqa: PLC0415 - only serve needs it

        from sitegen.commands.preview import application  # noqa: PLC0415

        _end_on_sigterm()
        self.site.mkdir(parents=True, exist_ok=True)
        server = HTTPServer(application(self.site, self.state, log=self.log))
        listening.setblocking(False)  # noqa: FBT003 - as the module names it
        server.add_sockets([listening])
        paths = self.watched()
        seen = await self.look(paths)
        await self.build()
        if opened:
            webbrowser.open(opened)
        while True:
            began = time.monotonic()
            now = await self.look(paths)
            if now != seen:
                seen = now
                await self.build()
            more = self.watched()
            if more != paths:
                # What the build turned out to use is watched from now on; what changed meanwhile is seen in the next round.
                fresh = await self.look(more)
                if await self.look(paths) == seen:
                    paths, seen = more, fresh
            await asyncio.sleep(max(LEAST_PAUSE_S, PAUSES_PER_SCAN * (time.monotonic() - began)))

    def watched(self) -> list[str]:
        """All that goes into the site, as far as it is known."""
        paths = {*(str(self.invocation.root / name) for name in WATCHED), *map(str, THEMES), *self.last.inputs}
        if self.invocation.config:
            paths.add(self.invocation.path(self.invocation.config))
        return sorted(paths)

    async def look(self, paths: list[str]) -> str:
        """A digest of the stamps of what is watched."""
        return (await asyncio.to_thread(digest_of_trees, paths))[0]

    async def build(self) -> None:
        """Build, and let open pages know; the last good pages stay up meanwhile and afterwards."""
        from sitegen.commands.preview import reload_pages  # noqa: PLC0415

        began = time.monotonic()
        before = self.last
        self.last = await self._rebuilt()
        if self.last.text:
            click.echo(self.last.text, err=True, color=self.invocation.colors(sys.stderr))
        done = "the last good pages stay" if self.last.failed else f"{self.last.written} files written"
        self.invocation.say(f"built in {time.monotonic() - began:.2f} s: {done}")
        changed = self.last.written or self.last.removed or self.last.text != before.text
        if changed:
            reload_pages()

    async def _rebuilt(self) -> Rebuilt:
        options = BuildOptions(
            root=str(self.invocation.root),
            config=self.invocation.config,
            output=str(self.site),
            drafts=True,
            today=today(),
            allow_removal=("all",),
            now_ns=time.time_ns(),
        )
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self.worker.pool(), rebuild, options)
        except WorkerDied:
            self.worker.begin_anew()
            return Rebuilt(
                failed=True,
                counted="1 error",
                text="the process that builds was killed; the next change starts it again\n",
            )
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the preview
            return Rebuilt(failed=True, counted="a mistake in sitegen", text=_trace(error))

    def state(self) -> dict[str, Any]:
        """What the overlay shows."""
        return {"failed": self.last.failed, "counted": self.last.counted, "text": click.unstyle(self.last.text)}

    def log(self, handler: Any) -> None:  # noqa: ANN401 - tornado is imported late
        """A line for each request, where asked."""
        if self.invocation.verbose:
            self.invocation.say(f"{handler.get_status()} {handler.request.method} {handler.request.uri}")


def _end_on_sigterm() -> None:
    """End as for Ctrl-C when the system asks, so that no process is left behind."""
    task = asyncio.current_task()
    with suppress(NotImplementedError):  # Windows
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, lambda: task and task.cancel())


def _trace(error: BaseException) -> str:
    import traceback  # noqa: PLC0415 - only for our mistakes

    return "".join(traceback.format_exception(error))
