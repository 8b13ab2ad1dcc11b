"""The queue in the window: the button that counts, the panel that slides out, and its list."""

from studio.widgets.queue_panel.button import QueueButton
from studio.widgets.queue_panel.drawer import Drawer
from studio.widgets.queue_panel.panel import QueuePanel

__all__ = ["Drawer", "QueueButton", "QueuePanel"]
