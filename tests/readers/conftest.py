import pytest

from powlint.model.document import Source
from powlint.readers.markdown import MarkdownReader
from powlint.readers.text import TextReader


@pytest.fixture
def read_file(tmp_path):
    def read(content, name="draft.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        reader = MarkdownReader() if path.suffix == ".md" else TextReader()
        return reader.read(Source(name, path.read_bytes(), path))

    return read
