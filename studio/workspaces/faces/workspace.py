"""The workspace of Faces: puts the wall, the panels and what makes the faces together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gan.faces.request import SaveFaces, WalkFaces
from gan.faces.saving import SaveInverted
from gan.models import ModelCard
from gan.paths import user_folder
from studio import words
from studio.handover import Goods, Offer, offer_of
from studio.icons import icon
from studio.intake import Gathered, Incoming, Intake, read_mime
from studio.intake.folders import default_folder
from studio.intake.incoming import can_read
from studio.language import joined, keys_words, noted, tr
from studio.remembering import keep_folder
from studio.theme import colors_of
from studio.training.run import View
from studio.training.table import FACES
from studio.widgets.drop_area import DropVeil
from studio.wishes import ShowFaces, TrainFaces
from studio.workspaces.base import Keys, Studio, Workspace
from studio.workspaces.faces.again import state_of, walk_of
from studio.workspaces.faces.board import FaceBoard, WallState
from studio.workspaces.faces.chores import Chores
from studio.workspaces.faces.dialogs import ask_for_film, ask_for_folder, ask_for_photos
from studio.workspaces.faces.favourites import Favourites
from studio.workspaces.faces.live import LiveFaces
from studio.workspaces.faces.mime import FACES_FORMAT, faces_in
from studio.workspaces.faces.models import FaceModels
from studio.workspaces.faces.page import FacesPage
from studio.workspaces.faces.photo_flow import PhotoFlow
from studio.workspaces.faces.store import FaceStore
from studio.workspaces.faces.wandering import Wandering
from studio.workspaces.sending import add_send_menu, open_send_menu

_WIDE = 900  # narrower windows begin without the panel
_STEP = 1.15
_KEYS = (
    Keys("R", noted("Re-roll: other faces everywhere but where they are locked")),
    Keys("L", noted("Lock or free the chosen faces")),
    Keys("F", noted("Keep the chosen faces as favourites, or keep them no more")),
    Keys("←  ↑  →  ↓", noted("Wander; with Shift, choose several; with Ctrl, only go there")),
    Keys("Enter", noted("Show the face large, with what can be changed")),
    Keys("Space", noted("Add the face to the chosen ones, or take it out")),
    Keys("M", noted("Mix the two chosen faces")),
    Keys("A", noted("Add the chosen faces to the walk")),
    Keys("W  P", noted("Show the walk; play it")),
    Keys("+  −", noted("Larger and smaller faces; Ctrl and the wheel do the same")),
    Keys("Ctrl+G", noted("Go to a seed")),
    Keys("Ctrl+Z  Ctrl+Shift+Z  Ctrl+Y", noted("Undo, redo")),
    Keys("Ctrl+C  Ctrl+V", noted("Copy the face; take a face or a photo from the clipboard")),
    Keys("Ctrl+S  Ctrl+Shift+S", noted("Save the chosen faces; save all locked ones")),
    Keys("Ctrl+O", noted("Find a photo's face among these")),
    Keys("Esc", noted("Put a message or a panel away")),
)


class FacesWorkspace(Workspace):
    """Wires the parts, and does what keys and menus ask for.

    Attributes:
        board: what stands on the wall.
        store: the pictures of faces.
        favourites, models, chores: what is kept, used and done.
        page: everything that shows.
        wandering, photos: how the wall and photos are dealt with.
        training: that of faces, which is watched in Models.
    """

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._card: ModelCard | None = None
        kept = studio.settings.value.faces
        self.models = FaceModels(studio.settings, self)
        self.board = FaceBoard(WallState(max(kept.seed, 0), kept.truncation / 100), self)
        self.favourites = Favourites(user_folder() / "faces" / "favourites.json", self)
        self.store = FaceStore(studio.engine, self)
        self.live = LiveFaces(studio.engine, self)
        self.chores = Chores(studio.engine, self.store, self)
        self.intake = Intake(default_folder, self)
        self.page = FacesPage(studio.engine, self.board, self.store, self.favourites)
        self.wandering = Wandering(self.page, self.board, self.store, self.live, self.favourites, self)
        self.photos = PhotoFlow(studio.engine, self.page, self.wandering, self)
        self.training = studio.trainings[FACES]
        self._veil = DropVeil(tr("Drop a photo to find its face here, or a folder to learn from"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()
        self._connect_parts()
        self._add_keys()
        self._restore()

    def _restore(self) -> None:
        """Begin where the last time ended."""
        kept = self._studio.settings.value.faces
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.page.wall.set_zoom(kept.cell)
        self.page.options.size.set_value(kept.cell)
        self.page.walk.show_settings(kept.walk_seconds, kept.loop)
        self._use_model()
        self.wandering.show_favourites()
        self.wandering.show_board()
        self._show_steps()
        self._on_training(self.training.view)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Choose the first face once there is a place for it."""
        if self.width() >= _WIDE and not self.page.wall.selection.chosen:
            self.page.gallery.show_side(self.page.panel)
            self.page.wall.selection.take(0)

    def _connect(self) -> None:
        notice = self.page.notice
        self.board.steps.indexChanged.connect(lambda _: self._show_steps())
        for part in (self.store, self.live, self.chores, self.intake, self.wandering):
            part.failed.connect(notice.say)
        self.page.walk.player.failed.connect(notice.say)
        self.models.changed.connect(self._use_model)
        self.chores.said.connect(lambda words, can: self.page.status.say(words, can_show=can, can_send=can))
        self.chores.progressed.connect(self.page.status.show_progress)
        self.wandering.chosenChanged.connect(self._show_choice)
        self.store.arrived.connect(lambda: self.page.status.show_device(self._studio.engine.device_name))
        self.intake.gathered.connect(self._on_photos)
        self.training.changed.connect(self._on_training)
        self.training.ended.connect(lambda _: self.models.look())
        self._studio.desktop.missed.connect(
            lambda path: notice.say(
                tr("{name} is not in {folder} any more.", name=path.name, folder=path.parent)
            )
        )

    def _connect_parts(self) -> None:
        page, options, walk = self.page, self.page.options, self.page.walk
        page.wall.zoomed.connect(self._zoom_to)
        page.wall.dragAsked.connect(lambda _: self.chores.drag(page.wall, self.wandering.chosen))
        page.wall.menuAsked.connect(lambda _, place: self._show_menu(place))
        page.panel.copyAsked.connect(self.copy)
        page.panel.saveAsked.connect(lambda: self.save("chosen"))
        page.panel.sendAsked.connect(lambda: open_send_menu(self, page.panel.send_button))
        page.panel.walkAsked.connect(self.add_to_walk)
        page.panel.dragAsked.connect(lambda: self.chores.drag(page.panel, self.wandering.chosen))
        options.seedAsked.connect(self._go_to_seed)
        options.zoomAsked.connect(self._zoom_to)
        options.undoAsked.connect(self.board.steps.undo)
        options.redoAsked.connect(self.board.steps.redo)
        options.photoAsked.connect(self.choose_photos)
        options.trainAsked.connect(lambda: self.train())
        page.empty.trainAsked.connect(lambda: self.train())
        options.walkToggled.connect(page.show_walk)
        options.saveAsked.connect(self.save)
        options.modelAsked.connect(self.models.choose)
        page.empty.lookAsked.connect(self.models.look)
        page.photo.otherAsked.connect(self.choose_photos)
        walk.addAsked.connect(self.add_to_walk)
        walk.exportAsked.connect(self.export_film)
        walk.closeAsked.connect(lambda: page.show_walk(False))
        walk.settingsChanged.connect(
            lambda seconds, loop: self._studio.settings.edit("faces", walk_seconds=seconds, loop=loop)
        )
        walk.dragAsked.connect(lambda face: self.chores.drag(walk, [face]))
        page.row.dragAsked.connect(lambda place: self.chores.drag(page.row, [self.favourites.faces[place]]))
        page.status.cancelAsked.connect(self.chores.cancel_film)
        page.status.showAsked.connect(self._reveal)
        page.status.sendAsked.connect(self._send_last)

    def _add_keys(self) -> None:
        page, steps, wander = self.page, self.board.steps, self.wandering
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("R", wander.reroll),
            ("L", wander.toggle_lock),
            ("F", wander.toggle_favourite),
            ("M", wander.mix_chosen),
            ("A", self.add_to_walk),
            ("W", lambda: page.show_walk(not page.gallery.is_walking)),
            ("P", page.walk.toggle_playing),
            ("+", lambda: page.wall.zoom_by(_STEP)),
            ("=", lambda: page.wall.zoom_by(_STEP)),
            ("-", lambda: page.wall.zoom_by(1 / _STEP)),
            ("Ctrl+G", self._ask_for_seed),
            ("Ctrl+Z", steps.undo),
            ("Ctrl+Shift+Z", steps.redo),
            ("Ctrl+Y", steps.redo),
            ("Ctrl+C", self.copy),
            ("Ctrl+V", self.paste),
            ("Ctrl+S", lambda: self.save("chosen")),
            ("Ctrl+Shift+S", lambda: self.save("locked")),
            ("Ctrl+O", self.choose_photos),
            ("Escape", self._put_away),
        )
        for sequence, body in keys:
            action = QAction(self)
            action.setShortcut(QKeySequence(sequence))
            action.triggered.connect(lambda _=False, body=body: body())
            self.addAction(action)

    # As a workspace

    def prepare(self) -> None:
        self.models.look()

    def can_take(self, mime: QMimeData) -> bool:
        return mime.hasFormat(FACES_FORMAT) or can_read(mime)

    def take(self, mime: QMimeData) -> None:
        if faces := faces_in(mime):
            for face in faces:
                self.wandering.bring(face, tr("Paste"))
            return
        incoming = read_mime(mime)
        if incoming is None:
            self.page.notice.say(tr("There is no photo in that; drop or paste a picture, or picture files."))
        else:
            self._take_in(incoming)

    def open_paths(self, paths: Sequence[Path]) -> None:
        self._take_in(Incoming(paths=tuple(paths)))

    def take_request(self, request: SaveFaces | WalkFaces | SaveInverted | ShowFaces) -> None:
        if isinstance(request, ShowFaces):
            self.models.choose(request.model)
            return
        if isinstance(request, SaveInverted):
            self.open_paths([request.source])
            return
        if request.model in dict(self.models.choices):
            self.models.choose(request.model)
        if isinstance(request, WalkFaces):
            self._studio.settings.edit("faces", walk_seconds=round(request.seconds), loop=request.loop)
            self.page.walk.show_settings(round(request.seconds), request.loop)
            self.page.show_walk(True)
            self.page.walk.add(walk_of(request))
        else:
            self.board.settle(tr("Open"), state_of(request, self.board.state))
            self.page.wall.go_to(0)

    def _take_in(self, incoming: Incoming) -> None:
        """Photos are looked for among the faces; a folder is something to learn from."""
        if len(incoming.paths) == 1 and incoming.paths[0].is_dir():
            self.train(incoming.paths[0])
        elif self._has_model():
            self.intake.take(incoming)

    def offer(self) -> Offer | None:
        faces = tuple(self.wandering.chosen)
        goods = frozenset({Goods.PICTURES})
        return Offer(goods, lambda send: self.chores.bring(faces, default_folder(), send)) if faces else None

    def show_dragging(self, dragging: bool) -> None:
        if dragging and self.page.has_wall:
            self._veil.cover()
        else:
            self._veil.hide()

    def busy_words(self) -> str:
        if self.chores.is_filming:
            return tr("A film is not done yet")
        if self.photos.queue.is_busy:
            return tr("A photo's face is still being looked for")
        return tr("Faces are still being saved") if self.chores.is_saving else ""

    def stop(self) -> None:
        self._keep_settings()
        self.page.walk.player.close()
        for part in (self.store, self.live, self.chores, self.photos.queue, self.favourites, self.board):
            part.close()
        self.intake.stop()

    def finish(self) -> None:
        self.intake.wait()
        self.photos.queue.wait()
        self.favourites.wait()

    def shortcuts(self) -> Sequence[Keys]:
        return _KEYS

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._veil.isVisible():
            self._veil.cover()

    # What the person does

    def choose_photos(self) -> None:
        """Open the dialog for photos."""
        if self._has_model():
            keep_folder(ask_for_photos(self, self.open_paths), self._studio.settings, "photos")

    def train(self, folder: Path | None = None) -> None:
        """Open the page of training in Models, to learn from a folder if one is named."""
        self.requestAsked.emit(TrainFaces(folder))

    def copy(self) -> None:
        """Put the chosen faces on the clipboard."""
        self.chores.copy(self.wandering.chosen)

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def save(self, which: str) -> None:
        """Ask for a folder, and save the "chosen" or the "locked" faces in it."""
        faces = self.wandering.chosen if which == "chosen" else self.board.locked_faces
        if not faces:
            self.page.notice.say(
                tr("No face is chosen, so there is nothing to save.")
                if which == "chosen"
                else tr("No face is locked, so there is nothing to save.")
            )
            return

        def begin(folder: Path) -> None:
            self._studio.settings.edit("faces", folder=folder)
            self.chores.save(faces, folder)

        title = tr("Save {faces} in a folder", faces=words.count(len(faces), "face"))
        ask_for_folder(self, title, self._studio.settings.value.faces.folder, begin)

    def add_to_walk(self) -> None:
        """Add the chosen faces to the walk, and show it."""
        self.page.show_walk(True)
        self.page.walk.add(self.wandering.chosen)

    def export_film(self) -> None:
        """Ask for a name, and film the walk."""
        walk = self.page.walk

        def begin(target: Path) -> None:
            self._studio.settings.edit("faces", folder=target.parent)
            self.chores.film(target, walk.faces, walk.length, walk.loop.isChecked())

        ask_for_film(self, self._studio.settings.value.faces.folder, begin)

    def _go_to_seed(self, seed: int) -> None:
        self.board.start_at(seed)
        self.page.wall.go_to(0)
        self.page.wall.setFocus()

    def _ask_for_seed(self) -> None:
        self.page.options.seed.setFocus()
        self.page.options.seed.selectAll()

    def _zoom_to(self, side: int) -> None:
        self.page.wall.set_zoom(side)
        self.page.options.size.set_value(self.page.wall.zoom)

    def _put_away(self) -> None:
        """What is most in the way: a message, a photo, the panel, the walk."""
        page = self.page
        if page.notice.isVisible():
            page.notice.clear()
        elif page.gallery.side is page.photo:
            self.photos.queue.stop()
        elif page.gallery.side is not None:
            page.gallery.show_side(None)
        elif page.gallery.is_walking:
            page.show_walk(False)
        else:
            page.wall.selection.clear()
        page.wall.setFocus()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("lock", tr("Lock or free"), "L", self.wandering.toggle_lock),
            ("heart", tr("Favourite"), "F", self.wandering.toggle_favourite),
            ("mix", tr("Mix the two chosen faces"), "M", self.wandering.mix_chosen),
            ("walk", tr("Add to the walk"), "A", self.add_to_walk),
            ("copy", tr("Copy"), "Ctrl+C", self.copy),
            ("save", tr("Save…"), "Ctrl+S", lambda: self.save("chosen")),
        )
        for name, title, keys, body in entries:
            action = menu.addAction(icon(name, colors_of(self).soft), joined((title, keys_words(keys)), "\t"))
            action.triggered.connect(lambda _=False, body=body: body())
        add_send_menu(menu, self)
        menu.popup(place)

    def _send_last(self) -> None:
        """Hand on what was saved last."""
        if self.chores.last is not None:
            open_send_menu(self, self.page.status.send_button, offer_of([self.chores.last]))

    def _reveal(self) -> None:
        if self.chores.last is not None:
            self._studio.desktop.reveal(self.chores.last)

    # What happens

    def _on_training(self, view: View) -> None:
        """Say how it goes."""
        active = view.state.is_active
        self.page.options.train_button.setCheckable(active)
        self.page.options.train_button.setChecked(active)
        if view.words and self.training.plan is not None and not self.chores.is_filming:
            self.page.status.say(
                tr("Training {name}: {words}", name=self.training.plan.name, words=view.words)
            )

    def _on_photos(self, gathered: Gathered) -> None:
        self.photos.queue.add(gathered.paths)

    def _has_model(self) -> bool:
        if self.models.current is None:
            self.page.notice.say(tr("No model of faces is installed, so there are no faces to look among."))
        return self.models.current is not None

    def _use_model(self) -> None:
        """The model has changed, or the list of models."""
        card = self.models.current
        name = card.name if card else "auto"
        self.page.show_wall(card is not None)
        self.begins_with = self.page.wall if card else self.page.empty.train_button
        self.page.options.show_models(self.models.choices, name)
        self.page.panel.show_edits(self.models.edits)
        if card != self._card:
            self._card = card
            self.store.set_model(name)
            self.live.model = self.photos.queue.model = self.page.walk.player.live.model = name
            self.page.forget_pictures()
        self.wandering.want()

    def _show_steps(self) -> None:
        steps = self.board.steps
        self.page.options.show_steps(
            steps.undoText() if steps.canUndo() else None, steps.redoText() if steps.canRedo() else None
        )
        self._keep_settings()

    def _show_choice(self) -> None:
        chosen, locked = len(self.wandering.chosen), len(self.board.state.locked)
        self.page.options.show_choice(chosen, locked)
        parts = [tr("{chosen} chosen", chosen=chosen)] if chosen > 1 else []
        parts += [tr("{locked} locked", locked=locked)] if locked else []
        if not self.chores.is_filming:
            self.page.status.say(joined(parts))

    def _keep_settings(self) -> None:
        state = self.board.state
        self._studio.settings.edit(
            "faces",
            seed=state.first,
            truncation=round(state.truncation * 100),
            cell=self.page.wall.zoom,
        )
