"""Keeps everything that shows in step with the document, the player and what is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from gan.cartoon.scene import Shot
from gan.cartoon.voices import find_program
from studio.language import noted, tr
from studio.widgets.stage_view import Figure
from studio.workspaces.cartoon.changing import Changes
from studio.workspaces.cartoon.document import CartoonDocument
from studio.workspaces.cartoon.empty_page import CARD
from studio.workspaces.cartoon.examples import EXAMPLES, paint_example
from studio.workspaces.cartoon.film import FPS, Shown, frames_of
from studio.workspaces.cartoon.page import CartoonPage
from studio.workspaces.cartoon.player import Player
from studio.workspaces.cartoon.portraits import Portrait, paint_portrait
from studio.workspaces.cartoon.projector import Projector
from studio.workspaces.cartoon.telling import (
    name_of,
    panels,
    picture_key,
    playing_span,
    shot_at,
    shot_of_character,
    time_line,
)

_NOTHING = noted("Nothing of this can be shown yet.\nWrite who does what, and where.")


class Showing(QObject):
    """Wires page, document, player and projector."""

    def __init__(
        self,
        page: CartoonPage,
        document: CartoonDocument,
        changes: Changes,
        player: Player,
        projector: Projector,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page, self._document, self._changes = page, document, changes
        self._player, self._projector = player, projector
        self._is_reading = False
        self._wanted = QTimer(self, singleShot=True, interval=0)
        self._wanted.timeout.connect(self._order_pictures)
        document.sceneChanged.connect(self.show_scene)
        changes.chosenChanged.connect(self.show_choice)
        player.moved.connect(self._on_moved)
        player.shown.connect(self._on_shown)
        player.playingChanged.connect(self._on_playing)
        projector.thumbnailPainted.connect(self._on_thumbnail)
        projector.extraPainted.connect(self._on_extra)
        for part in (page.storyboard, page.inspector):
            part.wantedChanged.connect(self._wanted.start)
        self._has_voices = find_program() is not None
        self._connect_places()
        self._connect_hand()
        self._connect_panel()
        self.show_scene()

    # What the person does

    def _connect_places(self) -> None:
        page, player = self._page, self._player
        page.storyboard.chosen.connect(self._go_to_shot)
        page.timeline.scrubbed.connect(lambda seconds: player.go_to(round(seconds * FPS)))
        page.timeline.playAsked.connect(player.toggle)
        page.transport.playAsked.connect(player.toggle)
        page.transport.firstAsked.connect(lambda: player.go_to(0))
        page.transport.loopToggled.connect(lambda on: setattr(player, "loop", on))
        page.script.editor.wentTo.connect(self._on_cursor)
        page.stage.sizeChanged.connect(self._on_stage_size)
        page.themeChanged.connect(self._wanted.start)

    def _connect_hand(self) -> None:
        stage, timeline, changes = self._page.stage, self._page.timeline, self._changes
        stage.chosenChanged.connect(changes.choose)
        stage.pressedEmpty.connect(self._on_pressed_empty)
        stage.dragTried.connect(partial(changes.drag, settle=False))
        stage.dragSettled.connect(partial(changes.drag, settle=True))
        stage.sizeTried.connect(partial(changes.resize_by, settle=False))
        stage.sizeSettled.connect(partial(changes.resize_by, settle=True))
        stage.givenUp.connect(changes.give_up)
        stage.deleteAsked.connect(changes.delete)
        stage.flipAsked.connect(changes.flip)
        timeline.trackChosen.connect(self._on_track)
        timeline.blockTried.connect(partial(changes.stretch_event, settle=False))
        timeline.blockSettled.connect(partial(changes.stretch_event, settle=True))
        timeline.sectionTried.connect(partial(changes.stretch_shot, settle=False))
        timeline.sectionSettled.connect(partial(changes.stretch_shot, settle=True))
        timeline.givenUp.connect(changes.give_up)
        timeline.deleteAsked.connect(changes.delete_event)

    def _connect_panel(self) -> None:
        who, shot, changes = self._page.inspector.entity_page, self._page.inspector.shot_page, self._changes
        self._page.inspector.shotAsked.connect(lambda: changes.choose(""))
        who.flipAsked.connect(lambda: changes.flip())
        who.backAsked.connect(changes.put_back)
        who.deleteAsked.connect(lambda: changes.delete())
        who.sizeTried.connect(partial(changes.resize, settle=False))
        who.sizeSettled.connect(partial(changes.resize, settle=True))
        who.colourChosen.connect(changes.recolour)
        who.swapAsked.connect(changes.swap)
        shot.placeAsked.connect(changes.set_place)
        shot.timeAsked.connect(changes.set_time)
        shot.weatherAsked.connect(changes.set_weather)
        shot.transitionAsked.connect(changes.set_transition)
        shot.cameraAsked.connect(changes.set_camera)

    def _go_to_shot(self, place: int) -> None:
        shot = self._document.scene.shots[place]
        self._player.go_to(round(shot.start * FPS))

    def _on_cursor(self, position: int) -> None:
        """The cursor went into the words of another shot."""
        place = shot_of_character(self._document.scene, position)
        if place >= 0 and place != self._changes.number and not self._player.is_playing:
            self._go_to_shot(place)

    def _on_pressed_empty(self) -> None:
        """A click into the running film stops it, so that somebody in it can be taken hold of."""
        if self._player.is_playing:
            self._player.stop()
        else:
            self._changes.choose("")

    def _on_track(self, id: str) -> None:
        """Choose the track's entity, in this shot or in the first one that it plays in."""
        shot = self._changes.shot
        if shot is not None and shot.entity(id) is None:
            shots = self._document.scene.shots
            place = next((at for at, own in enumerate(shots) if own.entity(id) is not None), None)
            if place is not None:
                self._go_to_shot(place)
        self._changes.choose(id)

    # What is shown

    def show_reading(self, reading: bool, fraction: float = 0.0) -> None:
        """Show whether the script is still being read, and how far."""
        self._is_reading = reading and self._document.wants_understanding
        self._page.script.show_scene(self._document.scene, self._document.script, self._is_reading, fraction)

    def show_scene(self) -> None:
        """The scene is another one."""
        document, page = self._document, self._page
        scene, script = document.scene, document.script.strip()
        page.show_scene(bool(scene.shots) or (page.has_scene and bool(script)))
        page.script.show_scene(scene, document.script, self._is_reading and document.wants_understanding)
        if page.has_scene:
            page.timeline.show_model(time_line(scene))
            page.storyboard.show_panels(panels(scene))
        speaks = any(event.speech for shot in scene.shots for event in shot.events)
        page.transport.show_speech(speaks, self._has_voices)
        self._player.set_scene(scene)
        if not scene.shots:
            page.stage.show_frame(None, words=tr(_NOTHING))
        self._on_moved(self._player.index)
        self.show_choice()

    def show_choice(self) -> None:
        """Another shot is shown, or somebody else is chosen."""
        changes, page = self._changes, self._page
        page.stage.choose(changes.entity)
        page.timeline.choose_track(changes.entity)
        if not page.inspector.isHidden():
            page.inspector.show_choice(self._document.scene, changes.number, changes.entity)

    def retell(self) -> None:
        """Name everything in another language."""
        self.show_scene()

    def _on_moved(self, index: int) -> None:
        scene, page, seconds = self._document.scene, self._page, index / FPS
        page.transport.show_time(index, frames_of(scene))
        page.timeline.set_playhead(seconds, follow=self._player.is_playing)
        place = shot_at(scene, seconds)
        page.storyboard.go_to(place)
        self._changes.go_to_shot(place)
        span = playing_span(scene, seconds) if self._player.is_playing or index else (0, 0)
        if not self._document.wants_understanding:
            page.script.editor.show_band(*span, follow=self._player.is_playing)

    def _on_shown(self, shown: Shown) -> None:
        self._changes.shown = shown
        place = shot_at(shown.scene, shown.index / FPS)
        shot = shown.scene.shots[place] if place >= 0 else None
        figures = [
            Figure(seen.id, name_of(shown.scene, shot, seen.id), seen.box)
            for seen in shown.seen
            if shot is not None and shot.entity(seen.id) is not None
        ]
        self._page.stage.show_frame(shown.image, figures)

    def _on_playing(self, playing: bool) -> None:
        self._page.transport.show_playing(playing)
        self._page.stage.set_playing(playing)
        self._on_moved(self._player.index)

    def _on_stage_size(self) -> None:
        pixels = self._page.stage.frame_pixels()
        self._projector.set_size(pixels.width(), pixels.height())
        self._player.refresh()

    # Pictures

    def paint_examples(self) -> None:
        """Paint the stories of the empty page."""
        self._wanted.start()

    def _order_pictures(self) -> None:
        """Ask for the pictures that are missing, in the order in which they are seen."""
        page, scene = self._page, self._document.scene
        ratio = page.devicePixelRatioF()
        extras = []
        if page.has_scene:
            size = page.storyboard.picture_size()
            places = [] if self._document.is_trying else page.storyboard.missing()
            shots = [scene.shots[place] for place in places if place < len(scene.shots)]
            self._projector.show_thumbnails(shots, size.width(), size.height())
            if not page.inspector.isHidden():
                extras = [(key, partial(paint_portrait, key, ratio)) for key in page.inspector.missing()]
        else:
            missing = page.empty.cards.missing()
            card = CARD * ratio
            extras = [
                (each.id, partial(paint_example, each.id, card)) for each in EXAMPLES if each.id in missing
            ]
        self._projector.show_extras(extras)

    def _on_thumbnail(self, shot: Shot, image: QImage) -> None:
        self._page.storyboard.show_picture(picture_key(shot), image)

    def _on_extra(self, key: object, image: QImage) -> None:
        if isinstance(key, Portrait):
            self._page.inspector.show_portrait(key, image)
        else:
            self._page.empty.show_picture(str(key), image)
