"""Drives headless Chromium over a pipe, by the Chrome DevTools Protocol; no package needed."""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import pytest

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)
_PATIENCE = 60  # seconds
_PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def chromium() -> str:
    """Give the browser's path, or skip the test."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("needs Chromium (apt-get install chromium)")
    return found


class Browser:
    """One page of a headless browser; whatever goes wrong on it is in `faults`."""

    def __init__(self, profile: Path) -> None:
        program = chromium()
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        handed_over = f'exec "$@" 3<&{to_browser} 4>&{from_browser}'
        flags = [*_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            ["bash", "-c", handed_over, "bash", program, *flags],
            pass_fds=(to_browser, from_browser),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._unread = b""
        self._asked = 0
        self._session: str | None = None
        self.faults: list[str] = []
        self.requests: list[str] = []
        self._happened: set[str] = set()
        pages = self.ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in pages if target["type"] == "page")
        attached = self.ask("Target.attachToTarget", targetId=page, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._write)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._read)

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        self._asked += 1
        message: dict[str, object] = {"id": self._asked, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._asked:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            if not select.select([self._read], [], [], _PATIENCE)[0]:
                raise TimeoutError("the browser says nothing")
            read = os.read(self._read, 1 << 20)
            if not read:
                raise RuntimeError("the browser has gone")
            self._unread += read
        line, _, self._unread = self._unread.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, event: str, said: Mapping[str, Any]) -> None:
        self._happened.add(event)
        if event == "Runtime.exceptionThrown":
            self.faults.append(str(said["exceptionDetails"]))
        elif event == "Runtime.consoleAPICalled" and said["type"] in ("error", "warning"):
            self.faults.append(str(said["args"]))
        elif event == "Log.entryAdded" and said["entry"]["level"] in ("error", "warning"):
            self.faults.append(str(said["entry"]))
        elif event == "Network.requestWillBeSent":
            self.requests.append(said["request"]["url"])

    def open(self, path: Path) -> float:
        """Open a file, wait until it is loaded and painted, and give the seconds that took."""
        self._happened.discard("Page.loadEventFired")
        begun = time.perf_counter()
        self.ask("Page.navigate", url=path.as_uri())
        while "Page.loadEventFired" not in self._happened:
            self._next()
        self.run(_PAINTED)
        return time.perf_counter() - begun

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
        """Evaluate an expression on the page."""
        answer = self.ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def size(self, width: int, height: int, *, dark: bool = False, touch: bool = False) -> None:
        """Set the size of the window, the scheme the reader prefers, and whether it is touched."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=touch,
        )
        self.ask("Emulation.setTouchEmulationEnabled", enabled=touch)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])

    def _middle(self, selector: str) -> tuple[float, float]:
        element = f"document.querySelector({json.dumps(selector)})"
        self.run(f"{element}.scrollIntoView({{block: 'center'}})")
        self.run(_PAINTED)
        at = self.run(
            f"(() => {{ const r = {element}.getClientRects()[0]; "
            "return [r.left + r.width / 2, r.top + r.height / 2]; })()"
        )
        return at[0], at[1]

    def point(self, selector: str) -> None:
        """Move the pointer over the first line of an element."""
        x, y = self._middle(selector)
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, selector: str) -> None:
        """Click on the first line of an element."""
        x, y = self._middle(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def tap(self, selector: str) -> None:
        """Tap on the first line of an element."""
        x, y = self._middle(selector)
        self.ask("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.ask("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def key(self, name: str, text: str = "") -> None:
        """Press a key, by its name."""
        said = {"key": name, "code": name, "windowsVirtualKeyCode": _KEYS.get(name, 0)}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **said)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **said)

    def type(self, text: str) -> None:
        """Type a text at the focus."""
        self.ask("Input.insertText", text=text)

    def wait_for(self, condition: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + _PATIENCE
        while not self.run(condition):
            if time.monotonic() > end:
                raise TimeoutError(condition)
            time.sleep(0.05)

    def picture(self, path: Path) -> Path:
        """Take a picture of the window."""
        answer = self.ask("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(answer["data"]))
        return path

    def printed(self, path: Path) -> Path:
        """Print the page to a PDF."""
        answer = self.ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)
        path.write_bytes(base64.b64decode(answer["data"]))
        return path


_KEYS = {
    "Tab": 9,
    "Enter": 13,
    "Escape": 27,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
}


def widths_where_stacked(page: Browser, places: str) -> Iterator[int]:
    """Assert that two texts stand beside each other, and below each other where it is narrow.

    Args:
        page: The page, wide.
        places: JavaScript that gives left edge and top of both.

    Yields:
        Every narrow width tried, for what else is to be seen there.
    """
    (left, top), (right, beside) = page.run(places)
    assert right > left + 400
    assert top == beside
    for width in (320, 390, 700):
        page.size(width, 700, touch=True)
        (left, top), (right, below) = page.run(places)
        assert below > top
        assert right == left
        assert page.run("document.documentElement.scrollWidth") <= width
        yield width
