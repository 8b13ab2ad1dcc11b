"""The middle of Scans: the page, and the form for the password of a document that needs one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.language import tr
from studio.theme import Space, TextRole
from studio.widgets.icon_button import IconButton
from studio.widgets.page_view import PageView
from studio.widgets.text_label import ShortLabel, text_label
from studio.workspaces.handwriting.scans import ScanDocument

_FORM_WIDTH = 300


class PagePane(QWidget):
    """Shows one page under its name.

    Attributes:
        view: the page itself.
        password: the form that asks for a password.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView()
        self.password = PasswordForm()
        self.name = ShortLabel(TextRole.STRONG, cut=Qt.TextElideMode.ElideMiddle)
        self.details = ShortLabel(TextRole.SMALL, soft=True, gives_way=True)
        self.lines_button = IconButton("lines", tr("Show the lines found"), hint="L")
        self.lines_button.setCheckable(True)
        self.lines_button.setChecked(True)
        self.width_button = IconButton("width", tr("As wide as there is room"), hint="W")
        self.fit_button = IconButton("fit", tr("Show the whole page"), hint="0")
        self.lines_button.toggled.connect(self.view.set_shows_lines)
        self.width_button.clicked.connect(self.view.fit_width)
        self.fit_button.clicked.connect(self.view.fit)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("surface", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.XS)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.name)
        texts.addWidget(self.details)
        row.addLayout(texts, 1)
        for button in (self.lines_button, self.width_button, self.fit_button):
            row.addWidget(button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.password)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    def set_title(self, name: str, details: str) -> None:
        """Say which page it is."""
        self.name.setText(name)
        self.details.setText(details)

    def ask_for_password(self, document: ScanDocument | None) -> None:
        """Show the form for a document that needs a password; None shows the page again."""
        self._stack.setCurrentIndex(int(document is not None))
        if document is not None:
            self.password.ask(document)


class PasswordForm(QWidget):
    """Asks for the password of one document.

    Signals:
        given(ScanDocument, str): the person typed it.
    """

    given = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: ScanDocument | None = None
        self._title = text_label(tr("This PDF is protected"), TextRole.TITLE)
        self._words = text_label("", soft=True)
        self._words.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setPlaceholderText(tr("Password"))
        self.field.setAccessibleName(tr("Password of the PDF"))
        self.button = QPushButton(tr("Open"))
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        form = QWidget()
        form.setFixedWidth(_FORM_WIDTH)
        inner = QVBoxLayout(form)
        inner.setSpacing(Space.S)
        inner.addWidget(self._title)
        inner.addWidget(self._words)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(form, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def ask(self, document: ScanDocument) -> None:
        """Ask for this document."""
        if document is not self._document:
            self.field.clear()
        self._document = document
        wrong = document.password is not None
        self._words.setText(
            tr("That password does not open {name}; try another one.", name=document.name)
            if wrong
            else tr(
                "{name} opens with its password. It is used to read the pages, and kept nowhere.",
                name=document.name,
            )
        )
        self.field.setProperty("wrong", wrong)
        self.field.style().polish(self.field)
        if wrong:
            self.field.selectAll()

    def _give(self) -> None:
        if self._document is not None and self.field.text():
            self.given.emit(self._document, self.field.text())
