class Fault(Exception):
    """Something in the surroundings stops us; the text says what, and what to do about it."""

    def __init__(self, message: str, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code


# Exit codes a script may ask for. 2 is argparse's own for a misused command.
NO_POSTGRESQL = 10
POSTGRESQL_STOPPED = 11
OTHER_MAJOR_VERSION = 12
DISK_IS_FULL = 13
PORT_IS_TAKEN = 14
FOLDER_IS_CLOSED = 15
