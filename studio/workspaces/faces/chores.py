"""What is done with faces beside showing them: saving, filming, copying, dragging out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gan.engine import Engine, Priority
from gan.errors import GanvasError
from gan.faces.face import Face
from gan.faces.request import SavedFaces, SavedFilm, SaveFaces, WalkFaces
from studio import words
from studio.handover import Parcel, Send
from studio.heard import sentence_of
from studio.job_run import JobRun
from studio.language import joined, percent_words, tr
from studio.workspaces.faces.mime import drag_faces, faces_to_mime
from studio.workspaces.faces.store import FaceStore


class Chores(QObject):
    """Does one after the other of each kind, and tells in one line how it goes.

    Attributes:
        last: the file that was saved last.

    Signals:
        said(str, bool): what happens, and whether `last` can be shown.
        progressed(object): the share of the film that is done, 0..1; None when none is made.
        failed(str): what went wrong.
    """

    said = Signal(str, bool)
    progressed = Signal(object)
    failed = Signal(str)

    def __init__(self, engine: Engine, store: FaceStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Path | None = None
        self._store = store
        self._saver, self._filmer = JobRun(engine, self), JobRun(engine, self)
        self._folder: QTemporaryDir | None = None
        self._files: dict[tuple[str, Face], Path] = {}  # where faces of a model were saved
        self._saving: tuple[str, tuple[Face, ...]] = ("", ())
        self._send: Send | None = None
        self._saver.done.connect(self._on_saved)
        self._saver.failed.connect(self._on_not_saved)
        self._filmer.progressed.connect(self._on_film_progress)
        self._filmer.done.connect(self._on_film)
        self._filmer.failed.connect(self._on_film_failed)
        self._filmer.cancelled.connect(lambda: self._end_film(tr("The film was cancelled.")))

    @property
    def is_filming(self) -> bool:
        """Whether a film is being made."""
        return self._filmer.is_busy

    @property
    def is_saving(self) -> bool:
        """Whether pictures are being saved."""
        return self._saver.is_busy

    def save(self, faces: Sequence[Face], folder: Path, send: Send | None = None) -> None:
        """Save faces as PNG files in a folder, and hand them on; nothing that is there is replaced."""
        if self._saver.is_busy:
            self.failed.emit(tr("The faces before are still being saved; try again in a moment."))
            return
        self.said.emit(tr("Saving {faces}…", faces=words.count(len(faces), "face")), False)
        self._saving, self._send = (self._store.model, tuple(faces)), send
        self._saver.start(SaveFaces(folder, faces=tuple(faces), model=self._store.model))

    def bring(self, faces: Sequence[Face], folder: Path, send: Send) -> None:
        """Hand faces on as files. Those that were never saved are saved first, all in one folder."""
        files = [self._files.get((self._store.model, face)) for face in faces]
        if all(file is not None and file.is_file() for file in files):
            send(Parcel(tuple(files)))
        else:
            self.save(faces, folder, send)

    def film(self, target: Path, faces: Sequence[Face], seconds: float, loop: bool) -> None:
        """Film a walk."""
        if self._filmer.is_busy:
            self.failed.emit(tr("A film is being made already; wait for it, or cancel it first."))
            return
        try:
            # The dialog has asked before a film is replaced.
            request = WalkFaces(target, tuple(faces), seconds, loop, model=self._store.model, overwrite=True)
        except GanvasError as error:
            self.failed.emit(sentence_of(error))
            return
        self.said.emit(tr("Filming {name}…", name=target.name), False)
        self.progressed.emit(0.0)
        self._filmer.start(request, Priority.BATCH)

    def cancel_film(self) -> None:
        """Stop filming; no half a film stays."""
        self._filmer.cancel()

    def copy(self, faces: Sequence[Face]) -> None:
        """Put faces on the clipboard: as a picture for other programs, as faces for this one."""
        pixels = self._store.pixels(faces[0]) if faces else None
        if pixels is None:
            return
        QGuiApplication.clipboard().setMimeData(faces_to_mime(faces, pixels))
        self.said.emit(tr("Copied {faces}.", faces=words.count(len(faces), "face")), False)

    def drag(self, source: QWidget, faces: Sequence[Face]) -> None:
        """Let the person drag faces to our own views, or out to other programs."""
        pixels = self._store.pixels(faces[0]) if faces else None
        if pixels is None:
            return
        if self._folder is None:
            self._folder = QTemporaryDir()  # goes with the program: others have read it by then
        drag_faces(source, faces, pixels, Path(self._folder.path()))

    def close(self) -> None:
        """Cancel everything, and listen no more."""
        self._saver.close()
        self._filmer.close()

    def _on_saved(self, saved: SavedFaces) -> None:
        self.last = saved.paths[0]
        model, faces = self._saving
        self._files.update(zip(((model, face) for face in faces), saved.paths, strict=False))
        self.said.emit(
            tr(
                "Saved {faces} in {folder}.",
                faces=words.count(len(saved.paths), "face"),
                folder=saved.paths[0].parent.name,
            ),
            True,
        )
        send, self._send = self._send, None
        if send is not None:
            send(Parcel(saved.paths))

    def _on_not_saved(self, sentence: str) -> None:
        self._send = None
        self.failed.emit(sentence)

    def _on_film_progress(self, fraction: float, seconds_left: float | None) -> None:
        self.progressed.emit(fraction)
        left = words.duration_left(seconds_left)
        self.said.emit(
            joined(
                part for part in (tr("Filming, {fraction}", fraction=percent_words(fraction)), left) if part
            ),
            False,
        )

    def _on_film(self, film: SavedFilm) -> None:
        self.last = film.path
        self._end_film(
            tr("Saved {name} in {duration}.", name=film.path.name, duration=words.duration(film.seconds)),
            True,
        )

    def _on_film_failed(self, sentence: str) -> None:
        self._end_film("")
        self.failed.emit(sentence)

    def _end_film(self, sentence: str, can_show: bool = False) -> None:
        self.progressed.emit(None)
        self.said.emit(sentence, can_show)
