from samverk.config import surroundings


def run(argv: list[str]) -> int:
    """Run one of Django's own commands."""
    surroundings.django()

    from django.core.management import execute_from_command_line

    execute_from_command_line(["samverk manage", *argv])
    return 0
