"""Which device computes, and on how many threads; a change holds from the next step of every job on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gan.engine.inventory import GraphicsCard, find_processor
from studio.language import tr
from studio.settings import Settings
from studio.settings_store import SettingsStore
from studio.theme import Space, TextRole
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.text_label import text_label

AUTO, CPU = "auto", "cpu"
_WIDTH = 300


class DeviceChoice(QWidget):
    """Edits the settings of computing.

    Attributes:
        device, threads: the two choices.
    """

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._cards: tuple[GraphicsCard, ...] = ()
        self.device = ChoiceBox(tr("What computes"), self._device_choices())
        self.threads = ChoiceBox(tr("Threads of the CPU"), self._thread_choices())
        self._lay_out()
        self.device.chosen.connect(lambda value: settings.edit("computing", device=value))
        self.threads.chosen.connect(lambda value: settings.edit("computing", threads=value))
        settings.changed.connect(self._show)
        self._show(settings.value)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(2)
        rows = (
            (
                tr("What computes"),
                tr("Automatic takes every GPU, or the CPU without one. A change holds at once."),
                self.device,
            ),
            (
                tr("Threads of the CPU"),
                tr("Fewer leave more of the processor to other programs."),
                self.threads,
            ),
        )
        for row, (title, help_words, editor) in enumerate(rows):
            words = text_label(help_words, TextRole.SMALL, soft=True)
            words.setWordWrap(True)
            grid.addWidget(text_label(title), 3 * row, 0)
            grid.addWidget(words, 3 * row + 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, 3 * row, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            if row:
                grid.setRowMinimumHeight(3 * row - 1, Space.S)
            editor.setFixedWidth(_WIDTH)
        grid.setColumnStretch(0, 1)

    def show_cards(self, cards: tuple[GraphicsCard, ...]) -> None:
        """Offer these GPUs."""
        if cards != self._cards:
            self._cards = cards
            self.device.set_choices(self._device_choices())
            self._show(self._settings.value)

    def _device_choices(self) -> list[tuple[str, str]]:
        """Values and words; one that is set but not there stays, so that it can be seen."""
        choices = [(AUTO, tr("Automatic")), (CPU, tr("CPU"))]
        choices += [(card.device, f"{card.device}: {card.name}") for card in self._cards]
        wanted = self._settings.value.computing.device
        if wanted not in dict(choices):
            choices.append((wanted, tr("{device}, which is not there", device=wanted)))
        return choices

    def _thread_choices(self) -> list[tuple[int, str]]:
        most = find_processor().threads
        counts = sorted(
            {1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, self._settings.value.computing.threads}
        )
        return [
            (0, tr("All ({count})", count=most)),
            *((each, str(each)) for each in counts if 0 < each <= most),
        ]

    def _show(self, settings: Settings) -> None:
        computing = settings.computing
        if not self.device.has(computing.device):
            self.device.set_choices(self._device_choices())
        self.device.set_value(computing.device)
        self.threads.set_value(computing.threads if self.threads.has(computing.threads) else 0)
