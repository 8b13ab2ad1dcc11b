"""The panel of how scans and ink are read, and what it says in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.language import tr, tr_choices
from studio.settings import AUTO_READER, READ_AS_NAMES, ReadAs, Reading
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.switch import Switch
from studio.widgets.text_label import text_label

_PERSONAL = "lines-"  # how the names of readers of one hand begin


class ReadingPanel(QWidget):
    """Shows and changes the settings of reading; they hold for what is read from then on."""

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.read_as = ChoiceBox(tr("Scans are"), tr_choices(READ_AS_NAMES))
        self.reader = ChoiceBox(tr("Reader"), ((AUTO_READER, tr("Shipped")),))
        self.language = Switch(tr("Use knowledge of English"))
        self._lay_out()
        self.read_as.chosen.connect(lambda value: settings.edit("reading", read_as=value))
        self.reader.chosen.connect(lambda value: settings.edit("reading", reader=value))
        self.language.toggled.connect(lambda on: settings.edit("reading", language=on))
        settings.changed.connect(lambda _: self._show())
        self.look_for_readers()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for words, control in (
            (tr("Scans are"), self.read_as),
            (tr("Reader"), self.reader),
            (tr("Knowledge of English"), self.language),
        ):
            row.addWidget(text_label(words, soft=True))
            row.addWidget(control)
            row.addSpacing(Space.M)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, 0, Space.L, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(
            text_label(
                tr("Holds for what is read from now on; R in the list reads again."),
                TextRole.SMALL,
                soft=True,
            )
        )

    def look_for_readers(self) -> None:
        """Offer the readers that are installed now."""
        from gan.models import list_models  # reads the cards, for which the window did not wait

        others = [card.name for card in list_models("lines") if card.name != "lines"]
        choices = [(AUTO_READER, tr("Shipped")), *((name, reader_words(name)) for name in others)]
        self.reader.set_choices(choices)
        if self._settings.value.reading.reader not in [value for value, _ in choices]:
            self._settings.edit("reading", reader=AUTO_READER)  # it was taken away meanwhile
        self._show()

    def _show(self) -> None:
        reading = self._settings.value.reading
        self.read_as.set_value(reading.read_as)
        self.language.setChecked(reading.language)
        try:
            self.reader.set_value(reading.reader)
        except ValueError:
            self.look_for_readers()  # made since this panel looked


def reader_words(name: str) -> str:
    """What a reader is called: that of one hand by the hand."""
    return name.removeprefix(_PERSONAL) if name != AUTO_READER else tr("Shipped")


def reading_words(reading: Reading, read_as: ReadAs) -> str:
    """How scans or ink are read, as "Whole pages, shipped reader, with English"."""
    kind = tr(dict(READ_AS_NAMES)[read_as])
    if read_as in (ReadAs.DIGITS, ReadAs.CHARACTERS):
        return kind
    own = reading.reader != AUTO_READER
    reader = tr("reader {name}", name=reader_words(reading.reader)) if own else tr("shipped reader")
    if reading.language:
        return tr("{kind}, {reader}, with English", kind=kind, reader=reader)
    return f"{kind}, {reader}"
