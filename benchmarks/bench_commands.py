"""How long the commands take that answer in a terminal, and how long loading the content that is shipped takes.

    .venv/bin/python benchmarks/bench_commands.py [ROUNDS]

Each command runs in a process of its own, as she would type it. The commands take turns, and the best of their rounds
counts: what else runs on the machine only ever adds. Times are in ms, on the clock and of the processor, and the ratio
is the processor's to that of a Python that does nothing, by which two machines can be compared. Budget: 300 ms on the
clock where that Python takes 14. The clips are read one by one, when they are first shown; the ratio is to finding the
nodes of the same files alone.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from timing import Taken, taken

from routine_app.content.catalogue import load_catalogue
from routine_app.content.clips import clips_dir, load_clip
from routine_app.content.document import parse_file

ROUNDS = 10
ROOT = Path(__file__).parents[1]
NOTHING = (sys.executable, "-c", "pass")
COMMANDS = {
    words: (sys.executable, "-m", "routine_app.cli", *words.split())
    for words in ("list", "list --json", "exercises", "preview daily", "preview daily --json", "schema")
} | {"check": (sys.executable, "-m", "routine_app.cli", "check", str(ROOT / "routines" / "daily.yaml"))}


def children_s() -> float:
    """Return the time that the processor has worked for this process's children, in s."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def best(rounds: list[Taken]) -> Taken:
    """Return the least time on the clock and the least of the processor."""
    return Taken(min(each.wall for each in rounds), min(each.processor for each in rounds))


def main() -> None:
    """Measure and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    commands = {"python that does nothing": NOTHING, **COMMANDS}
    times: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(
                taken(lambda words=command: subprocess.run(words, stdout=subprocess.DEVNULL, check=True), children_s)
            )
    unit = best(times["python that does nothing"]).processor
    print(f"{'ms':28} clock  proc.  ratio")
    for name, each in times.items():
        least = best(each)
        print(f"{name:28} {least.wall:5.0f}  {least.processor:5.0f}  {least.processor / unit:5.1f}")
    print(
        f"loading all exercises and routines: {best([taken(load_catalogue) for _ in range(rounds)]).processor:.0f} ms"
    )
    paths = sorted(clips_dir().glob("*.yaml"))
    clips = best([taken(lambda: [load_clip(path) for path in paths]) for _ in range(rounds)]).processor
    nodes = best([taken(lambda: [parse_file(path) for path in paths]) for _ in range(rounds)]).processor
    print(f"loading all {len(paths)} clips: {clips:.0f} ms, {clips / nodes:.2f} times as long as their nodes alone")


if __name__ == "__main__":
    main()
