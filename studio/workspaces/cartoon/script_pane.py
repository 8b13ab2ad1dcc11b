"""The left side of Cartoon: the script, and in one line how much of it was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gan.cartoon.scene import Scene
from studio import words
from studio.heard import heard
from studio.language import joined, noted, number_words, percent_words, tr
from studio.theme import CONTROL_HEIGHT, RADIUS, Space, TextRole, colors_of, scaled_font
from studio.widgets.glow_button import GlowButton
from studio.widgets.script_editor import NEAR, PLAIN, UNKNOWN, ScriptEditor
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.cartoon.telling import marks

_HINT = noted(
    "Write what happens, in plain English.\n\n"
    "Ada walks into the kitchen. The dog runs after her and barks. “Are you hungry?” Ada asks."
)
_DOT = 4
_MOST_NOTES = 3


class CountButton(GlowButton):
    """A dot of colour with a number of words; a click goes to the next of them."""

    def __init__(self, color: str, parent: QWidget | None = None) -> None:
        """Make it; `color` is the name of a colour of the theme."""
        super().__init__(parent)
        self._color = color
        self.setFont(scaled_font(self.font(), TextRole.SMALL))

    def show_count(self, number: int, words: str) -> None:
        """Show a number; none hides it."""
        self.setVisible(number > 0)
        self.setText(joined((number_words(number), words), " "))
        self.setAccessibleName(tr("{number} {words}: go to the next", number=number, words=words))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * Space.S + 2 * _DOT + Space.XS
        return QSize(width, CONTROL_HEIGHT - 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colors.text)
        ground.setAlphaF(0.10 * self._glow)
        painter.setPen(QColor(colors.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colors, self._color)))
        middle = self.height() / 2
        painter.drawEllipse(int(Space.S), round(middle - _DOT), 2 * _DOT, 2 * _DOT)
        painter.setPen(QColor(colors.soft))
        room = self.rect().adjusted(Space.S + 2 * _DOT + Space.XS + 2, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


class ScriptPane(QFrame):
    """The editor with what there is to say below it.

    Attributes:
        editor: the script.
    """

    stepAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setMinimumWidth(144)
        self.title = text_label(tr("Script"), TextRole.STRONG)
        self.length = ShortLabel(TextRole.SMALL, soft=True)
        self.editor = ScriptEditor(tr("Script"), tr(_HINT))
        self.state = ShortLabel(TextRole.SMALL, soft=True)
        self.near = CountButton("warning")
        self.near.setToolTip(tr("Words that are not known: the nearest known thing is shown  (F8)"))
        self.unknown = CountButton("danger")
        self.unknown.setToolTip(tr("Words that are not understood, so nothing of them is shown  (F8)"))
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setProperty("tone", "soft")
        self.notes.setFont(scaled_font(self.notes.font(), TextRole.SMALL))
        self._lay_out()
        self.near.clicked.connect(lambda: self.editor.step(1, (NEAR,)))
        self.unknown.clicked.connect(lambda: self.editor.step(1, (UNKNOWN,)))
        self._counted: str | None = None  # the script whose words were counted last
        self.show_scene(Scene(), "", False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.M, Space.L, 0)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.length)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, 0, Space.S, 0)
        foot.setSpacing(Space.XS)
        foot.addWidget(self.state)
        foot.addStretch(1)
        foot.addWidget(self.near)
        foot.addWidget(self.unknown)
        told = QWidget()
        told.setFixedHeight(CONTROL_HEIGHT + Space.XS)
        told.setLayout(foot)
        self.notes.setContentsMargins(Space.L, 0, Space.L, Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.editor, 1)
        column.addWidget(told)
        column.addWidget(self.notes)

    def show_scene(self, scene: Scene, script: str, is_reading: bool, fraction: float = 0.0) -> None:
        """Show what became of the script; `is_reading` while what is shown is that of an older one.

        Args:
            scene: that was understood.
            script: as it is written now.
            is_reading: whether they do not belong together yet.
            fraction: of the script that is read, 0..1.
        """
        if not is_reading:
            self.editor.show_marks(marks(scene))
        found = self.editor.count_marks()
        self.near.show_count(found[NEAR], tr("near"))
        self.unknown.show_count(found[UNKNOWN], tr("not understood"))
        self.state.setText(_reading_words(fraction) if is_reading else _state_words(found))
        if script is not self._counted:
            self._counted, number = script, len(script.split())
            self.length.setText(words.count(number, "word") if number else "")
        self._show_notes(scene.notes if script.strip() else ())

    def _show_notes(self, notes: Sequence[str]) -> None:
        notes = [heard(note) for note in notes]
        shown = notes[:_MOST_NOTES]
        if len(notes) > _MOST_NOTES:
            shown.append(tr("… and {number} more.", number=len(notes) - _MOST_NOTES))
        self.notes.setText("\n".join(shown))
        self.notes.setToolTip("\n".join(notes[:40]) if len(notes) > _MOST_NOTES else "")
        self.notes.setVisible(bool(notes))


def _reading_words(fraction: float) -> str:
    return tr("Reading… {fraction}", fraction=percent_words(fraction)) if fraction > 0 else tr("Reading…")


def _state_words(found: Counter[str]) -> str:
    if not found.total():
        return ""
    if found[PLAIN] == found.total():
        return tr("All understood")
    return tr("{found} understood", found=found[PLAIN])
