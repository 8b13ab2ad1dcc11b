"""One run of `enhance`: a batch, or one batch after another while folders are watched, and a summary."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gan.errors import GanvasError
from studio.commands.batch import run_batch
from studio.commands.enhance_inputs import Source, look_again
from studio.commands.progress import format_seconds
from studio.commands.reporter import Reporter, describe

if TYPE_CHECKING:
    from gan.enhance.films.request import FilmRequest
    from gan.enhance.journal import Journal
    from gan.enhance.presets import Preset
    from gan.enhance.request import EnhanceRequest

    Wish = EnhanceRequest | FilmRequest

LOOK_SECONDS = 2.0  # between two looks at watched folders
_MOST_NAMED = 20


@dataclass
class EnhanceRun:
    """What is done, and what came of it so far.

    Attributes:
        out: folder of the results.
        preset: the settings.
        device: as on the command line.
        reporter: hears of everything.
        tell: the line for a person about one result.
        overwrite, preview, resume: as on the command line.
        errors: of every source so far, or None where it was done.
        failed: the sources that were not, with the sentence that says why.
        done: how many results there are.
        left_out: how many were done in an earlier run.
    """

    out: Path
    preset: Preset
    device: str
    reporter: Reporter
    tell: Callable[[Any], str]
    overwrite: bool = False
    preview: bool = False
    resume: bool = False
    errors: list[BaseException | None] = field(default_factory=list)
    failed: list[tuple[Path, str]] = field(default_factory=list)
    done: int = 0
    left_out: int = 0
    _started: float = field(default_factory=time.monotonic)
    _journal: Journal | None = None

    def keep_journal(self) -> None:
        """Write down what is done, from now on, and know what was done before."""
        from gan.enhance.journal import Journal

        self._journal = Journal(self.out)

    def carry_out(self, sources: Sequence[Source]) -> None:
        """Enhance sources, but for those that an earlier run did, if that is wanted.

        Raises:
            GanvasError: the device is not there, or a setting is wrong whatever the source.
        """
        wishes = self._fresh(self._wishes(sources))
        if wishes:
            self.errors += run_batch(
                wishes, self.device, self.reporter, self.tell, self._on_end, self._write_down
            )

    def watch(self, folders: Sequence[Path], known: Sequence[Source]) -> None:
        """Enhance what appears in folders beside what is known, until the person stops it (Ctrl-C)."""
        from gan.enhance.watching import Watcher, stamps

        found: dict[Path, Source] = {}

        def find() -> list[Path]:
            found.update(look_again(folders, self.out))
            return list(found)

        watcher = Watcher(find, stamps(source.path for source in known))
        names = ", ".join(map(str, folders))
        self.reporter.note(f"Watching {names} for pictures and films; Ctrl-C ends it.", watching=folders)
        try:
            while True:
                time.sleep(LOOK_SECONDS)
                if new := watcher.look():
                    self.carry_out([found[path] for path in new])
        except KeyboardInterrupt:
            return

    def summarise(self) -> None:
        """Say in a few lines what was done, what was not and why, and how long it took."""
        parts = [f"{self.done:,} done"]
        if self.failed:
            parts.append(f"{len(self.failed):,} failed")
        if self.left_out:
            parts.append(f"{self.left_out:,} left out, since they were done before")
        seconds = time.monotonic() - self._started
        lines = [f"{', '.join(parts)}, in {format_seconds(seconds)}"]
        lines += [f"  {_about(path, sentence)}" for path, sentence in self.failed[:_MOST_NAMED]]
        if len(self.failed) > _MOST_NAMED:
            lines.append(f"  and {len(self.failed) - _MOST_NAMED:,} more")
        self.reporter.note(
            "\n".join(lines),
            done=self.done,
            failed=[{"input": str(path), "message": sentence} for path, sentence in self.failed],
            left_out=self.left_out,
            seconds=round(seconds, 3),
        )

    def _on_end(self, wish: Wish, result: Any, error: BaseException | None) -> None:
        # What was half copied when it was tried first is done once it is whole.
        self.failed = [entry for entry in self.failed if entry[0] != wish.source]
        if error is not None:
            self.failed.append((wish.source, describe(error, wish.source)))
        else:
            self.done += 1

    def _write_down(self, wish: Wish, result: Any) -> None:
        """At once, so that not even a kill makes the next run do it again."""
        if self._journal is not None:
            self._journal.add(wish, result.path)

    def _wishes(self, sources: Sequence[Source]) -> list[Wish]:
        """A request for each source; those that can have none are reported and counted as failed."""
        wishes: list[Wish] = []
        taken: set[tuple[Path, str]] = set()
        for source in sources:
            try:
                wishes.append(self._wish(source, taken))
                taken.add(place(wishes[-1]))
            except GanvasError as error:
                self.reporter.error(error, source.path)
                self.errors.append(error)
                self.failed.append((source.path, str(error)))
        return wishes

    def _wish(self, source: Source, taken: set[tuple[Path, str]]) -> Wish:
        """The request for one source; its result gets a number where an earlier one has the name.

        Without --overwrite the writer numbers what is taken; with it, two sources of one call would
        replace each other's result.
        """
        folder = self.out / source.subfolder
        wish: Wish
        if source.is_film:
            wish = self.preset.film_request(
                source.path, folder, overwrite=self.overwrite, preview=self.preview
            )
        else:
            wish = self.preset.request(source.path, folder, overwrite=self.overwrite)
        number = 2
        while self.overwrite and place(wish) in taken:
            wish = replace(wish, name=f"{self.preset.name} ({number})")
            number += 1
        return wish

    def _fresh(self, wishes: list[Wish]) -> list[Wish]:
        if not self.resume or self._journal is None:
            return wishes
        fresh = [wish for wish in wishes if self._journal.result_of(wish) is None]
        self.left_out += len(wishes) - len(fresh)
        return fresh


def _about(path: Path, sentence: str) -> str:
    """A sentence that names its file; most do by themselves."""
    return sentence if sentence.startswith(str(path)) else f"{path}: {sentence}"


def place(wish: Wish) -> tuple[Path, str]:
    """What two results must not share: folder and name, as file systems without case see them."""
    return wish.folder, wish.result_stem(wish.model).casefold()
