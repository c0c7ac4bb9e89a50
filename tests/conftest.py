"""What many tests start from."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write the expected messages and golden sites anew")


@pytest.fixture(scope="session")
def small_archive() -> Path:
    """The small archive that bad examples are laid over; to be copied, never written to."""
    return HERE / "problems" / "_archive"


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether expected results are to be written anew."""
    return bool(request.config.getoption("--rewrite"))
