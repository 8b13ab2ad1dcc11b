"""Fetches pictures that were dragged out of a browser as mere addresses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from studio.language import tr

_MOST_BYTES = 256 * 1024 * 1024
_TIMEOUT_MS = 30_000


class Downloads(QObject):
    """Fetches without blocking, within limits of size and time.

    Signals:
        arrived(bytes, str, str, Path): the data, its content type, the address, and the folder for it.
        failed(str): why an address could not be fetched.
    """

    arrived = Signal(object, str, str, object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._manager = QNetworkAccessManager(self)
        self._manager.setTransferTimeout(_TIMEOUT_MS)
        self._replies: dict[QNetworkReply, Path] = {}

    def fetch(self, link: str, folder: Path) -> None:
        """Start fetching; `folder` is handed back with what arrives."""
        request = QNetworkRequest(QUrl(link))
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, "Ganvas")
        request.setRawHeader(b"Accept", b"image/*")
        reply = self._manager.get(request)
        self._replies[reply] = folder
        reply.downloadProgress.connect(lambda got, total: self._check_size(reply, max(got, total)))
        reply.finished.connect(lambda: self._on_reply(reply))

    def close(self) -> None:
        """Stop everything, in silence."""
        replies, self._replies = self._replies, {}
        for reply in replies:
            reply.abort()

    def _check_size(self, reply: QNetworkReply, size: int) -> None:
        if size > _MOST_BYTES:
            reply.abort()

    def _on_reply(self, reply: QNetworkReply) -> None:
        folder = self._replies.pop(reply, None)
        reply.deleteLater()
        if folder is None:
            return
        if reply.error() is not QNetworkReply.NetworkError.NoError:
            self.failed.emit(
                tr(
                    "The picture could not be fetched from {host} ({reason}); save it in the "
                    "browser and drop that file.",
                    host=reply.url().host(),
                    reason=reply.errorString(),
                )
            )
            return
        kind = reply.header(QNetworkRequest.KnownHeaders.ContentTypeHeader) or ""
        self.arrived.emit(bytes(reply.readAll()), kind, reply.url().toString(), folder)
