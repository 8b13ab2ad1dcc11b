"""What can be done with somebody or something of the scene: looks, size, direction, another in its part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gan.cartoon.catalogue.characters import CHARACTERS
from gan.cartoon.catalogue.props import PROPS
from gan.cartoon.editing import LARGEST, SMALLEST
from gan.cartoon.scene import Entity
from gan.cartoon.stage.style import HAIRS, PALETTE, SKINS
from studio.language import noted, percent_words, tr
from studio.theme import Space, TextRole
from studio.widgets.icon_button import IconButton
from studio.widgets.picture_gallery import Item, PictureGallery
from studio.widgets.swatches import Swatches
from studio.widgets.text_label import ShortLabel, text_label
from studio.widgets.value_slider import ValueSlider
from studio.workspaces.cartoon.portraits import Portrait
from studio.workspaces.cartoon.telling import asset_name

if TYPE_CHECKING:
    from gan.cartoon.learned.index import Answer

_PORTRAIT = 72
_CELL = QSize(57, 57)
_CLOTHES = tuple(
    PALETTE[name] for name in ("red", "orange", "yellow", "green", "teal", "blue", "white", "black")
)
_PERSON = (
    ("hair", noted("Hair"), HAIRS),
    ("skin", noted("Skin"), SKINS),
    ("top", noted("Top"), _CLOTHES),
    ("bottom", noted("Bottom"), _CLOTHES),
    ("shoes", noted("Shoes"), _CLOTHES),
)
_OTHER = (("top", noted("Colour"), _CLOTHES),)


class EntityPage(QWidget):
    """Shows one entity.

    Signals:
        flipAsked(), backAsked(), deleteAsked(): turn it, let the composer place it, take it out.
        sizeTried(float), sizeSettled(float): its size, while the slider is held and when it is let go.
        colourChosen(str, str): a part of its look, and "#rrggbb" or "".
        swapAsked(str): another of the catalogue is to take its part.
        wantedChanged(): other portraits are missing.
    """

    flipAsked = Signal()
    backAsked = Signal()
    deleteAsked = Signal()
    sizeTried = Signal(float)
    sizeSettled = Signal(float)
    colourChosen = Signal(str, str)
    swapAsked = Signal(str)
    wantedChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entity: Entity | None = None
        self._portrait: Portrait | None = None
        self.portrait = QLabel()
        self.portrait.setFixedSize(_PORTRAIT, _PORTRAIT)
        self.name = ShortLabel(TextRole.TITLE)
        self.kind = ShortLabel(TextRole.SMALL, soft=True, gives_way=True)
        self.flip_button = IconButton("flip", tr("Look the other way"), hint="F")
        self.back_button = QPushButton(tr("Place automatically"))
        self.back_button.setProperty("kind", "quiet")
        self.back_button.setToolTip(tr("Forget where it was dragged to"))
        self.delete_button = IconButton("remove", tr("Take it out of this shot"), hint="Del")
        self.size = ValueSlider(tr("Size"), SMALLEST, 2.5, 1.0, percent_words)
        self.rows = {
            name: (text_label(tr(words), soft=True), Swatches(tr(words), colors))
            for name, words, colors in _PERSON
        }
        self.gallery = PictureGallery(tr("Who or what plays this part"), tr("Search the cast"), _CELL)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.name)
        words.addWidget(self.kind)
        words.addStretch()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self.portrait)
        head.addLayout(words, 1)
        actions = QHBoxLayout()
        actions.setSpacing(Space.XS)
        actions.addWidget(self.flip_button)
        actions.addWidget(self.back_button)
        actions.addStretch()
        actions.addWidget(self.delete_button)
        colours = QGridLayout()
        colours.setHorizontalSpacing(Space.M)
        colours.setVerticalSpacing(0)
        colours.setColumnStretch(1, 1)
        for row, (label, dots) in enumerate(self.rows.values()):
            colours.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            label.setFixedHeight(26)
            colours.addWidget(dots, row, 1, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addLayout(actions)
        column.addWidget(self.size)
        column.addSpacing(Space.XS)
        column.addLayout(colours)
        column.addSpacing(Space.S)
        column.addWidget(text_label(tr("Swap for"), TextRole.STRONG))
        column.addWidget(self.gallery)
        column.addStretch()

    def _connect(self) -> None:
        self.flip_button.clicked.connect(self.flipAsked)
        self.back_button.clicked.connect(self.backAsked)
        self.delete_button.clicked.connect(self.deleteAsked)
        self.size.moved.connect(self.sizeTried)
        self.size.settled.connect(self.sizeSettled)
        for name, (_, dots) in self.rows.items():
            dots.chosen.connect(lambda color, name=name: self.colourChosen.emit(name, color))
        self.gallery.chosen.connect(self.swapAsked)
        self.gallery.wantedChanged.connect(self.wantedChanged)

    def show_entity(self, entity: Entity, name: str) -> None:
        """Show an entity, called so."""
        self._entity = entity
        is_person = entity.kind == "character" and _kind(entity.asset) == "person"
        parts = _PERSON if is_person else _OTHER
        self.name.setText(name)
        played_by = asset_name(entity.kind, entity.asset)
        self.kind.setText(played_by if played_by != name else "")
        self.size.set_value(min(max(entity.look.size, SMALLEST), LARGEST))
        self.back_button.setVisible(entity.placement is not None)
        for part, (label, dots) in self.rows.items():
            shown = any(part == own for own, _, _ in parts)
            label.setVisible(shown)
            dots.setVisible(shown)
            dots.set_value(getattr(entity.look, part))
        self.rows["top"][0].setText(tr("Top") if is_person else tr("Colour"))
        is_character = entity.kind == "character"
        self.gallery.field.setPlaceholderText(
            tr("Search the cast") if is_character else tr("Search all things")
        )
        self.gallery.show_items(items_like(entity))
        self.gallery.grid.set_value(entity.asset)
        portrait = Portrait(entity.kind, entity.asset, entity.look)
        if portrait != self._portrait:
            self._portrait = portrait
        self.wantedChanged.emit()

    def show_suggestions(self, entity: Entity, answers: Sequence[Answer]) -> None:
        """Show first what fits the sentence best, with reasons; nothing if another one is shown by now."""
        if self._entity is None or entity != self._entity or not answers:
            return
        notes = {answer.entry.asset: answer.explanation for answer in answers}
        items = {item.id: item for item in items_like(entity)}
        best = [replace(items[asset], note=note) for asset, note in notes.items() if asset in items]
        rest = [item for item in items.values() if item.id not in notes]
        self.gallery.show_items([*best, *rest])
        self.gallery.grid.set_value(entity.asset)
        self.wantedChanged.emit()

    def missing(self) -> list[Portrait]:
        """Portraits that are not there yet."""
        own = [self._portrait] if self._portrait is not None else []
        return own + [key for key in self.gallery.grid.missing() if isinstance(key, Portrait)]

    def show_portrait(self, key: Portrait, image: QImage) -> None:
        """A portrait has come."""
        if key == self._portrait:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(image.width() / _PORTRAIT)
            self.portrait.setPixmap(pixmap)
        self.gallery.grid.show_picture(key, image)


def _kind(asset: str) -> str:
    entry = CHARACTERS.get(asset)
    return entry.kind if entry is not None else ""


def items_like(entity: Entity) -> Sequence[Item]:
    """All that could take an entity's part: what is most like it first."""
    if entity.kind == "character":
        own = _kind(entity.asset)
        entries = sorted(CHARACTERS.values(), key=lambda each: each.kind != own)
        return [Item(each.id, each.name, each.synonyms, Portrait("character", each.id)) for each in entries]
    own = PROPS[entity.asset].kind if entity.asset in PROPS else ""
    things = sorted(PROPS.values(), key=lambda each: each.kind != own)
    return [Item(each.id, each.name, each.synonyms, Portrait("prop", each.id)) for each in things]
