"""The menu "Send to", which every workspace offers for what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from studio.handover import Offer, Target
from studio.icons import icon
from studio.language import tr
from studio.theme import colors_of
from studio.widgets.icon_button import IconButton
from studio.workspaces.base import Workspace

KEYS = "Ctrl+T"


def targets_for(workspace: Workspace, offer: Offer | None) -> list[Target]:
    """The workspaces that take something of an offer."""
    return [target for target in workspace.targets if offer is not None and offer.goods & target.takes]


def send(workspace: Workspace, offer: Offer, target: Target) -> None:
    """Hand on what is offered, as soon as it is there."""
    offer.bring(lambda parcel: workspace.sendAsked.emit(target.number, parcel.only(target.takes)))


def fill_send_menu(menu: QMenu, workspace: Workspace, offer: Offer | None = None) -> bool:
    """Add an entry for every target; returns whether there is one.

    Args:
        menu: to be filled.
        workspace: whose it is.
        offer: what is to be sent; None for what the workspace offers now.
    """
    offer = workspace.offer() if offer is None else offer
    for target in targets_for(workspace, offer):
        action = menu.addAction(icon(target.icon, colors_of(workspace).soft), f"{target.name}: {target.use}")
        action.triggered.connect(lambda _=False, target=target: send(workspace, offer, target))
    return not menu.isEmpty()


def add_send_menu(menu: QMenu, workspace: Workspace) -> None:
    """Add "Send to" to a context menu, where there is something to send."""
    inner = QMenu(tr("Send to"), menu)
    inner.setIcon(icon("send", colors_of(workspace).soft))
    if fill_send_menu(inner, workspace):
        menu.addMenu(inner)
    else:
        inner.deleteLater()


def open_send_menu(workspace: Workspace, beside: QWidget, offer: Offer | None = None) -> QMenu | None:
    """Open the menu below a widget, with its first entry chosen; None where there is nothing to send."""
    menu = QMenu(workspace)
    menu.setAccessibleName(tr("Send to"))
    if not fill_send_menu(menu, workspace, offer):
        menu.deleteLater()
        return None
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setActiveAction(menu.actions()[0])
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))
    return menu


def make_send_button() -> IconButton:
    """The button that opens the menu; who owns it connects it."""
    return IconButton("send", tr("Send to another workspace"), hint=KEYS)
