"""The workspace of Handwriting: scans on one page, the pen on another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gan.handwriting.request import ReadInk, ReadPage, ReadResult
from studio import words
from studio.focus_ring import focus_quietly
from studio.handover import Offer, offer_of
from studio.intake import Gathered, Incoming, Intake, read_mime
from studio.intake.folders import default_folder
from studio.intake.incoming import can_read
from studio.language import noted, tr, trn
from studio.remembering import keep_folder
from studio.summary import Summary
from studio.training.hand import plan_of
from studio.training.plan import Plan
from studio.training.run import View
from studio.training.table import HAND
from studio.widgets.drop_area import DropVeil
from studio.widgets.ink import Stroke
from studio.widgets.notice_bar import NoticeBar
from studio.widgets.page_marks import Spot
from studio.workspaces.base import Keys, Studio, Workspace
from studio.workspaces.handwriting.again import settings_of
from studio.workspaces.handwriting.corrections import Corrections
from studio.workspaces.handwriting.desk import Desk
from studio.workspaces.handwriting.dialogs import ask_for_folder, ask_for_scans
from studio.workspaces.handwriting.export_dialog import ExportDialog
from studio.workspaces.handwriting.exporting import Exporter
from studio.workspaces.handwriting.hand_keeper import HandKeeper
from studio.workspaces.handwriting.handing import offer_of_scans, text_of
from studio.workspaces.handwriting.opening import find_scans
from studio.workspaces.handwriting.options_bar import PEN, SCANS, OptionsBar
from studio.workspaces.handwriting.pen_page import PenPage
from studio.workspaces.handwriting.queue import ReadingQueue
from studio.workspaces.handwriting.scans import ScanPage, pages_of
from studio.workspaces.handwriting.scans_page import ScansPage
from studio.workspaces.handwriting.searching import Hit, find
from studio.workspaces.sending import add_send_menu, open_send_menu

_KEYS = (
    Keys("Ctrl+O", noted("Open scans and PDFs")),
    Keys("Ctrl+Shift+O", noted("Open a folder")),
    Keys("Ctrl+V", noted("Take a picture or files from the clipboard")),
    Keys("Ctrl+F", noted("Search in all pages")),
    Keys("F3  Shift+F3", noted("Next and previous place that was found")),
    Keys("F8  Shift+F8", noted("Next and previous uncertain word")),
    Keys(
        "Enter  or  F2",
        noted("Edit the line; Enter keeps, Esc does not, Tab goes to the next uncertain word"),
    ),
    Keys("Ctrl+Z  Ctrl+Shift+Z  Ctrl+Y", noted("Undo, redo: corrections, or strokes of the pen")),
    Keys("Ctrl+Shift+C", noted("Copy the text of the page, or of the sheet")),
    Keys("Ctrl+Alt+C", noted("Copy the text of all pages")),
    Keys("Ctrl+E", noted("Export")),
    Keys("R", noted("Read again, with the settings as they are now (in the list)")),
    Keys("Del", noted("Stop reading, or remove (in the list)")),
    Keys("Ctrl+P", noted("From scans to the pen, and back")),
    Keys("Ctrl+Del", noted("Clear the sheet of the pen")),
    Keys("Esc", noted("Put a message away")),
    Keys("L  W  0  1  +  −", noted("Lines; page width; whole page; 100 %; zoom (in the page)")),
)


class HandwritingWorkspace(Workspace):
    """Puts the parts together: intake, queue, list, desk, pen, search, export, the person's hand.

    Attributes:
        queue, intake, corrections, keeper, exporter: what works behind the page.
        options, scans, pen, notice: the parts of the page.
    """

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self.queue = ReadingQueue(studio.tasks, self._reading, self)
        self.intake = Intake(self._keep_folder, self, find_scans)
        self.keeper = HandKeeper(self.queue.store, self)
        self._training = studio.trainings[HAND]
        self.corrections = Corrections(self.keeper, self._reading, self)
        self.exporter = Exporter(self.queue.store, self)
        self.options = OptionsBar(studio.settings)
        self.desk = Desk(self.queue.store, self.corrections)
        self.scans = ScansPage(self.queue, self.desk, studio.settings, studio.desktop)
        self.pen = PenPage(studio.engine, studio.settings)
        self.notice = NoticeBar()
        self.export_dialog: ExportDialog | None = None
        self._search = self.desk.text_pane.search
        self._wanted = ""
        self._veil = DropVeil(tr("Drop to read"), self)
        self._hand = ""
        self._lay_out()
        self._connect()
        self._add_keys()
        self._follow_hand()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _lay_out(self) -> None:
        self._sections = QStackedWidget()
        self._sections.addWidget(self.scans)
        self._sections.addWidget(self.pen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.options)
        column.addWidget(self.notice.framed())
        column.addWidget(self._sections, 1)

    def _connect(self) -> None:
        settings = self._studio.settings
        self.intake.gathered.connect(self._on_gathered)
        self.intake.failed.connect(self.notice.say)
        self.intake.busyChanged.connect(lambda _: self._on_summary(self.queue.summary))
        self.queue.changed.connect(self._on_summary)
        self.queue.pagesChanged.connect(lambda _: self._search_again())
        self.corrections.changed.connect(self._on_corrected)
        self.keeper.counted.connect(self._on_counted)
        self.keeper.failed.connect(self.notice.say)
        self._training.changed.connect(self._on_training)
        self._training.ended.connect(self._on_learned)
        self.pen.kept.connect(self._on_sheet_kept)
        self._search.wanted.connect(self._find)
        self._search.hitChosen.connect(self._go_to_hit)
        self._search.closed.connect(self.desk.text_pane.sheet.setFocus)
        self._connect_options()
        settings.changed.connect(lambda _: self._follow_hand())
        self._studio.desktop.missed.connect(
            lambda path: self.notice.say(
                tr("{name} is not in {folder} any more.", name=path.name, folder=path.parent)
            )
        )

    def _connect_options(self) -> None:
        for part in (self.scans.drop_area, self.options):
            part.openAsked.connect(self.choose_scans)
            part.folderAsked.connect(self.choose_folder)
        self.options.pasteAsked.connect(self.paste)
        self.options.exportAsked.connect(self.export)
        self.options.sections.chosen.connect(self.show_section)
        self.options.hand.learnAsked.connect(self._learn)
        self.options.hand.cancelAsked.connect(self._training.stop)
        self.options.hand.shippedAsked.connect(lambda: self._studio.settings.edit("reading", reader="auto"))
        self.scans.sampleAsked.connect(lambda path: self.open_paths([path]))
        pane = self.desk.text_pane
        pane.searchAsked.connect(self.search)
        pane.copyAsked.connect(self.copy_page)
        pane.sendAsked.connect(lambda: open_send_menu(self, pane.send_button))
        self.scans.list.menuOpening.connect(lambda menu: add_send_menu(menu, self))

    def _add_keys(self) -> None:
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+O", self.choose_scans),
            ("Ctrl+Shift+O", self.choose_folder),
            ("Ctrl+V", self.paste),
            ("Ctrl+F", self.search),
            ("F3", lambda: self._search.step(1)),
            ("Shift+F3", lambda: self._search.step(-1)),
            ("F8", lambda: self.desk.step_uncertain(1)),
            ("Shift+F8", lambda: self.desk.step_uncertain(-1)),
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+C", self.copy_page),
            ("Ctrl+Alt+C", self.copy_all),
            ("Ctrl+E", self.export),
            ("Ctrl+P", self._other_section),
            ("Ctrl+Del", self._clear_sheet),
            ("Escape", self.notice.clear),
        )
        for sequence, body in keys:
            action = QAction(self)
            action.setShortcut(QKeySequence(sequence))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, body=body: body())
            self.addAction(action)

    # As a workspace

    def can_take(self, mime: QMimeData) -> bool:
        return can_read(mime)

    def take(self, mime: QMimeData) -> None:
        incoming = read_mime(mime)
        if incoming is None:
            self.notice.say(tr("There is nothing to read in that; drop or paste scans, photos or PDFs."))
        else:
            self.show_section(SCANS)
            self.intake.take(incoming)

    def open_paths(self, paths: Sequence[Path]) -> None:
        self.show_section(SCANS)
        self.intake.take(Incoming(paths=tuple(paths)))

    def take_request(self, request: ReadPage) -> None:
        self._studio.settings.edit("reading", **vars(settings_of(request, self._reading())))
        self.open_paths([request.source])

    def go_on(self, requests: Sequence[ReadPage]) -> None:
        self.queue.go_on(requests)

    def show_task(self, request: ReadPage | ReadInk) -> None:
        self.show_section(SCANS)

    def offer(self) -> Offer | None:
        if self.section == PEN:
            return offer_of((), self.pen.text)
        return offer_of_scans(self.scans.list.chosen_scans(), self.desk.page)

    def show_dragging(self, dragging: bool) -> None:
        is_empty = self.section == SCANS and self.scans.is_empty
        self.scans.drop_area.set_dragging(dragging and is_empty)
        if dragging and not is_empty:
            self._veil.cover()
        else:
            self._veil.hide()

    def busy_words(self) -> str:
        active = self.queue.summary.active
        if active:
            return trn("{count} page is not read yet", "{count} pages are not read yet", active)
        corrected = sum(page.has_work_of_hand for page in self.queue.model.pages)
        pages = words.count(corrected, "page")
        return tr("Corrections on {pages} are not exported yet", pages=pages) if corrected else ""

    def stop(self) -> None:
        self.pen.stop()
        self.exporter.cancel()
        self.queue.close()
        self.intake.stop()

    def finish(self) -> None:
        self.intake.wait()
        self.exporter.wait()
        self.keeper.wait()
        self.queue.wait()

    def shortcuts(self) -> Sequence[Keys]:
        return _KEYS

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._veil.isVisible():
            self._veil.cover()

    # What the person does

    @property
    def section(self) -> str:
        """What is shown: scans, or the pen."""
        return PEN if self._sections.currentWidget() is self.pen else SCANS

    def show_section(self, section: str) -> None:
        """Show the scans, or the pen."""
        self._sections.setCurrentWidget(self.pen if section == PEN else self.scans)
        self.options.show_section(section)
        focus_quietly(self.pen.canvas if section == PEN else self.scans.list)

    def choose_scans(self) -> None:
        """Open the dialog for scans."""
        keep_folder(ask_for_scans(self, self.open_paths), self._studio.settings, "scans")

    def choose_folder(self) -> None:
        """Open the dialog for a folder."""
        keep_folder(ask_for_folder(self, self.open_paths), self._studio.settings, "scans")

    def paste(self) -> None:
        """Take what is on the clipboard."""
        self.take(QGuiApplication.clipboard().mimeData())

    def undo(self) -> None:
        """Take back the last correction, or the last stroke."""
        (self.pen.stack if self.section == PEN else self.corrections.stack).undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        (self.pen.stack if self.section == PEN else self.corrections.stack).redo()

    def copy_page(self) -> None:
        """Copy the text of the page that is shown, or of the sheet."""
        page = self.desk.page
        if self.section == PEN:
            self.pen.copy()
        elif page is not None and page.reading is not None:
            QGuiApplication.clipboard().setText(page.reading.text)

    def copy_all(self) -> None:
        """Copy the text of all pages, with an empty line between them."""
        QGuiApplication.clipboard().setText(text_of(self.queue.model.pages))

    def search(self) -> None:
        """Open the search, for what is selected if anything is."""
        if self.scans.is_empty:
            return
        self.show_section(SCANS)
        self._search.open_search(" ".join(self.desk.text_pane.sheet.selected_text().split()))

    def export(self) -> None:
        """Open the dialog that brings pages into a file."""
        if self.export_dialog is not None or not self.queue.model.pages:
            return
        self.desk.text_pane.sheet.finish_editing()
        choices = self._export_choices()
        self.export_dialog = ExportDialog(self.exporter, choices, self._studio.settings, self)
        self.export_dialog.exported.connect(self._on_exported)
        self.export_dialog.revealAsked.connect(self._studio.desktop.reveal)
        self.export_dialog.destroyed.connect(lambda: setattr(self, "export_dialog", None))
        self.export_dialog.open()

    def _export_choices(self) -> list[tuple[str, Sequence[ScanPage]]]:
        """What there is to export, without choices that come to the same."""
        everything = self.queue.model.pages
        chosen = [page for scan in self.scans.list.chosen_scans() for page in pages_of(scan)]
        shown = [self.desk.page] if self.desk.page is not None else []
        choices: list[tuple[str, Sequence[ScanPage]]] = [(tr("All pages"), everything)]
        if 1 < len(chosen) < len(everything):
            choices.append((tr("The {count} chosen", count=len(chosen)), chosen))
        if shown and len(everything) > 1:
            choices.append((tr("This page"), shown))
        return choices

    def _other_section(self) -> None:
        self.show_section(SCANS if self.section == PEN else PEN)

    def _clear_sheet(self) -> None:
        if self.section == PEN:
            self.pen.clear()

    # What happens

    def _on_gathered(self, gathered: Gathered) -> None:
        documents = self.queue.add(gathered.paths)
        known = self.queue.model.document_of(gathered.paths[0])
        first = documents[0] if documents else known
        if gathered.first == 0 and first is not None:
            self.scans.go_to(first)
            focus_quietly(self.scans.list)

    def _on_summary(self, summary: Summary) -> None:
        self.scans.show_summary(summary, self.intake.is_busy, self._studio.engine.device_name)
        self.options.export_button.setEnabled(summary.done > 0)

    def _on_corrected(self, page: ScanPage, spot: Spot) -> None:
        self.queue.model.tell_changed([page])
        if self.desk.page is page:
            self.desk.refresh()
        else:
            self.scans.go_to(page)
            self.desk.show_scan(page, spot)
        self._search_again()

    def _on_exported(self, pages: Sequence[ScanPage]) -> None:
        for page in pages:
            page.is_exported = True

    def _on_sheet_kept(self, name: str, strokes: tuple[Stroke, ...], result: ReadResult) -> None:
        document = self.queue.add_ink(name, strokes, result)
        self.scans.go_to(document)
        self.pen.state.setText(tr("Kept as {name} among the scans", name=name))

    # Searching

    def _find(self, wanted: str) -> None:
        self._wanted = wanted
        hits = find(self.queue.model.pages, wanted)
        here = next((at for at, hit in enumerate(hits) if hit.page is self.desk.page), 0 if hits else -1)
        self._search.show_hits(hits, here)
        if hits:
            self._go_to_hit(hits[here])
        else:
            self.desk.show_hits([], None)

    def _search_again(self) -> None:
        """Pages were read or corrected while the search is open."""
        if not self._wanted:
            return
        hits, before = find(self.queue.model.pages, self._wanted), self._search.hit
        here = next((at for at, hit in enumerate(hits) if hit == before), -1)
        self._search.show_hits(hits, here)
        self.desk.show_hits(hits, self._search.hit)

    def _go_to_hit(self, hit: Hit) -> None:
        self.desk.show_hits(self._search.hits, hit)
        if hit.page is not self.desk.page:
            self.scans.go_to(hit.page)
            self.desk.show_scan(hit.page, hit.spots[0])
        else:
            self.desk.go_to(hit.spots[0])

    # The person's hand

    def _follow_hand(self) -> None:
        hand = self._reading().hand
        if hand != self._hand:
            self._hand = hand
            self.keeper.count(hand)

    def _on_counted(self, hand: str, lines: int) -> None:
        if hand == self._reading().hand:
            self.options.hand.show_count(lines)
            self.options.refresh()

    def _learn(self) -> None:
        plan = plan_of(self._reading().hand)
        self._training.start(plan, plan.can_resume)

    def _on_training(self, view: View) -> None:
        self.options.hand.show_training(view)
        self.options.refresh()

    def _on_learned(self, plan: Plan) -> None:
        self._studio.settings.edit("reading", reader=plan.name)
        self.options.reading.look_for_readers()
        self.options.hand.message.setText(
            self._training.view.words
        )  # another reader made it say something else

    # What is remembered

    def _reading(self):
        return self._studio.settings.value.reading

    def _keep_folder(self) -> Path:
        return self._studio.settings.value.enhancing.keep_pasted or default_folder()
