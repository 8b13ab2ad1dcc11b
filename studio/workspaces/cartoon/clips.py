"""Makes clips and pictures of the film that is open, says how it goes, and hands clips on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from gan.cartoon.errors import CartoonError
from gan.cartoon.request import SavedClip, SavedStill
from gan.cartoon.scene import Scene
from gan.engine import Engine
from studio import words
from studio.handover import Goods, Offer, Parcel, Send, goods_of
from studio.heard import sentence_of
from studio.intake.folders import default_folder
from studio.job_run import JobRun
from studio.language import joined, percent_words, tr
from studio.settings import Cartoon, ClipFormat
from studio.settings_store import SettingsStore
from studio.workspaces.cartoon.document import CartoonDocument
from studio.workspaces.cartoon.export_dialog import file_name
from studio.workspaces.cartoon.page import CartoonPage
from studio.workspaces.cartoon.player import Player
from studio.workspaces.cartoon.requests import request_of

_FRAMES_PER_SECOND = 25


class ClipMaker(QObject):
    """One clip or picture at a time.

    Attributes:
        run: the job.
        last: the file that was saved last, a clip or not; None before there is one.
    """

    def __init__(
        self,
        engine: Engine,
        settings: SettingsStore,
        page: CartoonPage,
        document: CartoonDocument,
        player: Player,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._page, self._document, self._player = settings, page, document, player
        self.run = JobRun(engine, self)
        self.last: Path | None = None
        self._making: Scene | None = None
        self._made: tuple[Scene, Path] | None = None  # the newest clip, and what it shows
        self._send: Send | None = None
        self.run.progressed.connect(self._on_progress)
        self.run.done.connect(self._on_done)
        self.run.failed.connect(page.notice.say)
        self.run.failed.connect(lambda _: self._end(""))
        self.run.cancelled.connect(lambda: self._end(tr("Stopped; nothing was written.")))
        page.status.cancelAsked.connect(self.run.cancel)

    def offer(self) -> Offer | None:
        """The film that is open, as a clip."""
        has_scene = bool(self._document.project.scene.shots)
        return Offer(frozenset({Goods.FILMS}), self._bring) if has_scene else None

    def make(self, target: Path) -> None:
        """Make what the settings say, and put it there."""
        self._start(target, self._settings.value.cartoon, overwrite=target.exists())

    def title(self) -> str:
        """What the film would be called as a file."""
        path = self._document.path
        return path.stem if path is not None else file_name(self._document.scene.title)

    @property
    def _has_clip(self) -> bool:
        return self.last is not None and bool(goods_of(self.last))

    def _bring(self, send: Send) -> None:
        """Hand the newest clip on, or make one first where it does not show this film."""
        made = self._made
        if made is not None and made[0] is self._document.project.scene and made[1].is_file():
            send(Parcel((made[1],)))
        elif self.run.is_busy:
            self._page.notice.say(tr("A clip is being made; send it on when it is done."))
        else:
            choice = replace(self._settings.value.cartoon, format=ClipFormat.MP4, transparent=False)
            self._start(default_folder() / f"{self.title()}.mp4", choice, overwrite=False, send=send)

    def _start(self, target: Path, choice: Cartoon, *, overwrite: bool, send: Send | None = None) -> None:
        project = self._document.project
        moment = self._player.index / _FRAMES_PER_SECOND
        try:
            request = request_of(project.scene, choice, target, moment, overwrite=overwrite)
        except CartoonError as error:
            self._page.notice.say(sentence_of(error))
            return
        request = replace(request, sources=tuple(map(Path, project.sources)))
        self._making, self._send = project.scene, send
        self._page.say(tr("Making {name}…", name=target.name))
        self._page.status.show_progress(0.0)
        self.run.start(request)

    def _on_progress(self, fraction: float, seconds_left: float | None) -> None:
        self._page.status.show_progress(fraction)
        left = words.duration_left(seconds_left)
        self._page.say(
            joined(
                part
                for part in (tr("Making the clip: {fraction}", fraction=percent_words(fraction)), left)
                if part
            )
        )

    def _on_done(self, saved: SavedClip | SavedStill) -> None:
        self.last = saved.path
        if isinstance(saved, SavedClip) and self._making is not None:
            self._made = (self._making, saved.path)
        send = self._send
        self._end(
            tr("Saved as {name} in {duration}", name=saved.path.name, duration=words.duration(saved.seconds)),
            can_show=True,
        )
        for note in saved.notes:
            self._page.notice.say(note)
        if send is not None:
            send(Parcel((saved.path,)))

    def _end(self, sentence: str, *, can_show: bool = False) -> None:
        self._making = self._send = None
        self._page.status.show_progress(None)
        self._page.say(sentence, can_show=can_show, can_send=self._has_clip)
