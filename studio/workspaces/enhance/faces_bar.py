"""The bar of a picture with people: whether faces are enhanced by weights of their own, and which."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from studio.language import tr, trn
from studio.theme import Space, TextRole
from studio.widgets.icon_button import IconButton
from studio.widgets.switch import Switch
from studio.widgets.text_label import ShortLabel, text_label

_MOST = 9  # faces that have a button each; in the picture all can be clicked


class FacesBar(QFrame):
    """A switch, a button for each face, and one for the outlines.

    Attributes:
        switch, outlines, words, buttons: its parts.

    Signals:
        switched(bool): the person wants faces to be enhanced so, or not, in every picture.
        toggled(int): the person wants the face of this place, from 0, or does not any more.
        pointed(int): the pointer or the focus is on the button of this face; -1 on none.
        outlinesWanted(bool): the person wants to see the outlines, or not.
    """

    switched = Signal(bool)
    toggled = Signal(int)
    pointed = Signal(int)
    outlinesWanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.switch = Switch(tr("Enhance faces by weights of their own"))
        self.switch.setToolTip(tr("Faces are enhanced by weights that know faces, and blended in"))
        self.words: QLabel = ShortLabel(TextRole.SMALL, soft=True)
        self.buttons: list[QPushButton] = []
        self.outlines = IconButton("peek", tr("Show where the faces are"), hint="F")
        self.outlines.setCheckable(True)
        self.outlines.setChecked(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, 0, Space.M, Space.S)
        self._row.setSpacing(Space.S)
        self._row.addWidget(text_label(tr("Faces"), TextRole.SMALL, soft=True))
        self._row.addWidget(self.switch)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.outlines)
        self.switch.clicked.connect(self.switched)
        self.outlines.clicked.connect(self.outlinesWanted)

    def show_choice(self, count: int, chosen: Iterable[int], is_on: bool) -> None:
        """Show how many faces there are, which are chosen, and whether any may be."""
        chosen = frozenset(chosen)
        self.switch.setChecked(is_on)
        self.words.setText(_words(count, len(chosen), is_on))
        shown = count if 1 < count <= _MOST else 0
        while len(self.buttons) < shown:
            self._add_button()
        for place, button in enumerate(self.buttons):
            button.setVisible(place < shown)
            button.setChecked(place in chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which face's button the pointer or the focus is on."""
        kinds = QEvent.Type
        if event.type() in (kinds.Enter, kinds.FocusIn):
            self.pointed.emit(self.buttons.index(watched))
        elif event.type() in (kinds.Leave, kinds.FocusOut):
            self.pointed.emit(-1)
        return False

    def _add_button(self) -> None:
        place = len(self.buttons)
        button = QPushButton(str(place + 1))
        button.setCheckable(True)
        button.setProperty("kind", "pill")
        name = tr("Face {number} from the left", number=place + 1)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda _=False: self.toggled.emit(place))
        button.installEventFilter(self)
        self.buttons.append(button)
        self._row.insertWidget(self._row.indexOf(self.outlines), button)


def _words(count: int, chosen: int, is_on: bool) -> str:
    if not is_on:
        return trn("{count} face, enhanced like the rest", "{count} faces, enhanced like the rest", count)
    if chosen == count:
        return trn("{count} face; a click leaves it out", "{count} faces; a click leaves one out", count)
    if chosen:
        return trn(
            "{chosen} of {count} face; a click takes one or leaves it out",
            "{chosen} of {count} faces; a click takes one or leaves it out",
            count,
            chosen=chosen,
        )
    return trn(
        "{count} face, enhanced like the rest; a click takes it",
        "{count} faces, enhanced like the rest; a click takes one",
        count,
    )
