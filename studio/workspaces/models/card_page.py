"""One model in full: what it is for, what it measures, what it learned from and where it lies."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.language import joined, number_words, tr
from studio.theme import Space, TextRole
from studio.widgets.icon_button import IconButton
from studio.widgets.text_label import text_label
from studio.workspaces.models.entries import Entry, can_be_chosen, card_words, figure_words, size_words

_WIDEST = 760
_NUMBER = 84  # least width of the column of figures, so that those of all tables end at one edge


class CardPage(QWidget):
    """Shows a model's card, and offers what can be done with it.

    Attributes:
        choose_button, reveal_button, remove_button: what can be done.
        state: whether the weights are what the card says.

    Signals:
        chooseAsked(Entry): its task shall take this model from now on.
        revealAsked(Entry): its files are to be shown.
        removeAsked(Entry): it is to be removed.
    """

    chooseAsked = Signal(object)
    revealAsked = Signal(object)
    removeAsked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: Entry | None = None
        self.choose_button = QPushButton(tr("Use by default"))
        self.choose_button.setProperty("kind", "primary")
        self.reveal_button = QPushButton(tr("Show in folder"))
        self.remove_button = QPushButton(tr("Remove…"))
        self.state = text_label("", TextRole.SMALL, soft=True)
        self.state.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("Card of the model"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        for button, signal in (
            (self.choose_button, self.chooseAsked),
            (self.reveal_button, self.revealAsked),
            (self.remove_button, self.removeAsked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.entry))

    def show_entry(self, entry: Entry, *, is_chosen: bool) -> None:
        """Show a model; `is_chosen` says whether its task takes it now."""
        if self.entry is None or entry.card != self.entry.card:
            self.entry = entry
            self._rebuild(entry)
        self.choose_button.setVisible(can_be_chosen(entry.card))
        self.choose_button.setEnabled(not is_chosen)
        self.choose_button.setText(tr("In use") if is_chosen else tr("Use by default"))
        self.remove_button.setVisible(entry.is_own)

    def show_state(self, sentence: str, *, is_problem: bool = False) -> None:
        """Say whether the weights are what the card says."""
        self.state.setText(sentence)
        self.state.setProperty("tone", "danger" if is_problem else "soft")
        self.state.style().polish(self.state)

    def _rebuild(self, entry: Entry) -> None:
        """A page of labels for this model; the buttons move over to it."""
        card = entry.card
        kept = (self.choose_button, self.reveal_button, self.remove_button, self.state)
        for part in kept:
            part.setParent(None)
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(text_label(card.name, TextRole.HERO))
        column.addWidget(_wrapped(card_words(card.summary)))
        facts = (
            tr("your own") if entry.is_own else tr("comes with Ganvas"),
            tr("for {task}", task=card.task),
            tr("version {version}", version=card.version),
            tr("{number} million weights", number=number_words(card.parameters / 1000000.0, 2)),
            size_words(entry.size),
        )
        column.addWidget(_wrapped(joined(facts), TextRole.SMALL))
        column.addSpacing(Space.S)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        for button in kept[:-1]:
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        figures = (
            (card_words(each.name), figure_words(each), card_words(each.condition)) for each in card.figures
        )
        _add_table(column, tr("Measured"), figures)
        _add_table(
            column,
            tr("Learned from"),
            ((data.name, number_words(data.count), data.terms) for data in card.trained_on),
        )
        for title, words in (
            (tr("Licence"), card.license),
            (tr("Limits"), card_words(card.limits)),
            (tr("How it was made"), card.recipe),
        ):
            _add_text(column, title, words)
        _add_text(column, tr("Weights"), str(card.weights_path))
        column.addLayout(_checksum_row(card.sha256))
        column.addWidget(self.state)
        column.addStretch()
        self._area.setWidget(content)


def _wrapped(words: str, role: TextRole = TextRole.BODY) -> QLabel:
    label = text_label(words, role, soft=True)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _checksum_row(checksum: str) -> QHBoxLayout:
    """The checksum as one word, which scrolls where it has no room, and a button that copies it."""
    field = QLineEdit(checksum, readOnly=True)
    field.setAccessibleName("SHA-256")
    field.setCursorPosition(0)
    copy_button = IconButton("copy", tr("Copy the SHA-256"))
    copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(checksum))
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addWidget(text_label("SHA-256", TextRole.SMALL, soft=True))
    row.addWidget(field, 1)
    row.addWidget(copy_button)
    return row


def _add_heading(column: QVBoxLayout, title: str) -> None:
    column.addSpacing(Space.M)
    column.addWidget(text_label(title, TextRole.STRONG))


def _add_text(column: QVBoxLayout, title: str, words: str) -> None:
    if words:
        _add_heading(column, title)
        column.addWidget(_wrapped(words))


def _add_table(column: QVBoxLayout, title: str, rows: Iterable[tuple[str, str, str]]) -> None:
    """A heading and three columns; nothing where there are no rows."""
    rows = list(rows)
    if not rows:
        return
    _add_heading(column, title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(0, 2)
    grid.setColumnMinimumWidth(1, _NUMBER)
    grid.setColumnStretch(2, 3)
    top = Qt.AlignmentFlag.AlignTop
    for number, (name, value, remark) in enumerate(rows):
        title_label = text_label(name)
        title_label.setWordWrap(True)
        grid.addWidget(title_label, number, 0, top)
        grid.addWidget(text_label(value, TextRole.STRONG), number, 1, top | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(_wrapped(remark, TextRole.SMALL), number, 2, top)
    column.addLayout(grid)
