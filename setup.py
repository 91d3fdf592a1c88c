import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SOURCE = Path(__file__).resolve().parent / "src"
sys.path.insert(0, str(SOURCE))

from samverk.config import catalogs  # noqa: E402 -- found only by the line above


class BuildWithTranslations(build_py):
    """Put the compiled translations in the package: who installs it needs no compiler."""

    def run(self) -> None:
        catalogs.compile_stale()
        super().run()


setup(cmdclass={"build_py": BuildWithTranslations})
