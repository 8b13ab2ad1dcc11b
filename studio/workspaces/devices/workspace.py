"""The Devices workspace: what computes, which of it is used, and what it does a second."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gan.engine.inventory import GraphicsCard, Processor
from studio.benchmark.report import Row, read_reports
from studio.language import joined, tr, trn
from studio.program_run import ProgramRun
from studio.theme import Space, TextRole
from studio.widgets.notice_bar import NoticeBar
from studio.widgets.question import Question
from studio.widgets.text_label import text_label
from studio.workspaces.base import Studio, Workspace
from studio.workspaces.devices.benchmark_panel import BenchmarkPanel
from studio.workspaces.devices.card import DeviceCard
from studio.workspaces.devices.choosing import AUTO, DeviceChoice
from studio.workspaces.devices.watch import DeviceWatch, Found

_WIDEST = 860
_NICENESS = 5  # as the engine of the window: what is measured is what it will do


class DevicesWorkspace(Workspace):
    """Shows the devices of this machine, lets one be chosen, and measures.

    Attributes:
        choice: of the device and its threads.
        panel: of the benchmark.
        run: the process that measures.
    """

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._cards: dict[str, DeviceCard] = {}
        self._known: tuple[GraphicsCard, ...] | None = None
        self.notice = NoticeBar()
        self.choice = DeviceChoice(studio.settings)
        self.panel = BenchmarkPanel()
        self.run = ProgramRun(self)
        self._resetting = ProgramRun(self)
        self.watch = DeviceWatch(self)
        self._list = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._show_report()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        content.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        choosing = QFrame()
        choosing.setProperty("surface", "card")
        inner = QVBoxLayout(choosing)
        inner.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inner.addWidget(self.choice)
        self._list.setSpacing(Space.M)
        column.addWidget(text_label(tr("Devices"), TextRole.HERO))
        column.addLayout(self._list)
        column.addWidget(choosing)
        column.addSpacing(Space.M)
        column.addWidget(text_label(tr("What it does"), TextRole.TITLE))
        column.addWidget(self.panel)
        column.addStretch()
        middle = QWidget()
        middle.setObjectName("content")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Devices"))
        area.setWidget(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.notice.framed())
        whole.addWidget(area, 1)

    def _connect(self) -> None:
        self.watch.looked.connect(self._on_looked)
        self.panel.startAsked.connect(self.measure)
        self.panel.stopAsked.connect(self._stop)
        self.panel.forgetAsked.connect(self._ask_to_forget)
        self.run.told.connect(self._on_told)
        self.run.ended.connect(self._on_ended)
        self._resetting.ended.connect(lambda *_: self._show_report())
        self._studio.settings.changed.connect(lambda _: self._on_settings())

    # What there is

    def showEvent(self, event: QShowEvent) -> None:
        """Look as long as somebody else does."""
        super().showEvent(event)
        self.watch.start()
        self._say_problem()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self.watch.stop()

    def _on_looked(self, found: Found) -> None:
        if "cpu" not in self._cards:
            self._add_card("cpu", DeviceCard(tr("Processor"), found.processor.name, _facts(found.processor)))
        if found.cards is not None and found.cards != self._known:
            self._known = found.cards
            for card in found.cards:
                self._add_card(card.device, DeviceCard(tr("GPU"), card.name, _card_facts(card)))
            self.choice.show_cards(found.cards)
        for device, memory in found.memory.items():
            self._cards[device].show_memory(memory)
        self._show_use()
        self._say_problem()

    def _add_card(self, device: str, card: DeviceCard) -> None:
        self._cards[device] = card
        self._list.addWidget(card)

    def _on_settings(self) -> None:
        self._show_use()
        if not self.run.is_active:
            self._show_report()

    def _show_use(self) -> None:
        chosen = self._studio.settings.value.computing.device
        cards = [card.device for card in self._known or ()]
        is_there = chosen in ("cpu", *cards)
        used = {chosen} if is_there else {*cards} or {"cpu"}
        for device, card in self._cards.items():
            card.show_use(device in used)

    def _say_problem(self) -> None:
        if self._studio.engine.device_problem:
            self.notice.say(self._studio.engine.device_problem)

    # The benchmark

    def measure(self) -> None:
        """Start the benchmark, unless something computes already."""
        if any(not job.state.is_over for job in self._studio.engine.jobs):
            self.notice.say(tr("A job is computing, and would spoil the figures; let it finish first."))
            return
        computing = self._studio.settings.value.computing
        arguments = ["devices", "--benchmark", "--device", computing.device]
        self.panel.begin()
        self.run.start([*arguments, "--threads", str(computing.threads)], _NICENESS)

    def _stop(self) -> None:
        self.panel.stop_button.setEnabled(False)
        self.panel.words.setText(tr("Stopping…"))
        self.run.stop()

    def _on_told(self, event: dict[str, Any]) -> None:
        kind = event.get("event")
        if kind == "progress" and "total" in event and not self.run.is_stopping:
            self.panel.show_progress(event["done"], event["total"], event["words"])
        elif kind == "result" and "unit" in event:
            names = ("job", "what", "value", "unit", "how")
            self.panel.add_row(Row(*(event[name] for name in names)))

    def _on_ended(self, status: int, problem: str) -> None:
        was_stopped = status != 0 and not problem
        self.panel.show_end(tr("It was stopped.") if was_stopped else "")
        if problem:
            self.notice.say(problem)
        self._show_report()

    def _show_report(self) -> None:
        reports = read_reports()
        chosen = self._studio.settings.value.computing.device
        self.panel.show_report(reports.get(chosen) or (reports.get("cpu") if chosen == AUTO else None))

    def _ask_to_forget(self) -> None:
        question = Question(
            tr("Forget what was measured?"),
            tr("Everything is computed as it was shipped then, until it is measured again."),
            tr("Forget"),
            tr("Keep it"),
            self,
        )
        question.accepted.connect(lambda: self._resetting.start(["devices", "--reset"]))
        question.open()

    # The end

    def busy_words(self) -> str:
        """See `Workspace`."""
        return tr("A benchmark is under way.") if self.run.is_active else ""

    def stop(self) -> None:
        """See `Workspace`."""
        self.watch.stop()
        self.run.stop()
        self._resetting.stop()

    def finish(self) -> None:
        """See `Workspace`."""
        self.watch.finish()
        self.run.wait()
        self._resetting.wait()


def _facts(processor: Processor) -> str:
    facts = [
        trn("{count} core", "{count} cores", processor.cores),
        trn("{count} thread", "{count} threads", processor.threads),
        *processor.instructions,
    ]
    return joined(facts)


def _card_facts(card: GraphicsCard) -> str:
    numbers = "bfloat16, float16" if card.has_bfloat16 else "float16"
    return joined((card.device, f"CUDA {card.capability}", numbers))
