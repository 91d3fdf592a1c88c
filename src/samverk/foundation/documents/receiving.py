"""How files are received: as much of a too large one as is needed to see that it is, never more."""

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from samverk.foundation.documents.limits import MOST_UPLOADED


class BoundedFileUploadHandler(TemporaryFileUploadHandler):
    """Stops writing a file to disk past the limit, but reads on, and tells how large it was.

    Cutting the connection instead would show the browser's own page, which says nothing of size.
    """

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin a file."""
        self.written = 0
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write what there is room for."""
        if self.written <= MOST_UPLOADED:
            self.written += len(raw_data)
            super().receive_data_chunk(raw_data, start)
