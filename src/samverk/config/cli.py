"""The command `samverk`. Starts fast: nothing is imported before it is known to be needed."""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

USAGE = """\
samverk KOMMANDO …

  structure check FIL [--on DATUM] [--json]   kontrollera en strukturfil
  structure show FIL [--on DATUM]             visa den
  structure diff GAMMAL NY                    visa vad som skiljer
  structure load FIL [--apply]                läs in den: först en förhandsvisning, sedan på riktigt
  matters status DIARIENR [--on DATUM] [--json] säg var ett ärende är och vad huvudmännen har svarat
  agreements status AVTAL [--on DATUM] [--json] säg när ett avtal gäller och vad parterna har beslutat
  costs allocate --total KR --key NYCKEL --bases FIL [--json] dela en kostnad efter en nyckel, och visa hur
  costs check FIL [--base-column K] [--json]  hitta nyckeln bakom en tryckt kostnadstabell
  audit verify                                kontrollera att historiken är obruten
  demo [--port NR|auto] [--stop]              starta demonstrationen
  serve [--port NR]                           starta webbservern
  worker                                      starta arbetaren, som skickar brev och gör annat i kö
  mail bounces FIL|-                          läs ett brev som har kommit i retur
  mail receive -                              ta emot ett brev från e-postservern
  mail fetch                                  hämta brev ur brevlådan
  migrate                                     uppdatera databasen till den här versionen
  manage …                                    Djangos egna kommandon

  samverk KOMMANDO --help säger mer. / samverk COMMAND --help says more.
"""

COMMANDS = {
    "structure": "samverk.config.commands.structure",
    "matters": "samverk.config.commands.matters",
    "agreements": "samverk.config.commands.agreements",
    "costs": "samverk.config.commands.costs",
    "audit": "samverk.config.commands.audit",
    "demo": "samverk.config.commands.demo",
    "serve": "samverk.config.commands.serve",
    "worker": "samverk.config.commands.worker",
    "mail": "samverk.config.commands.mail",
    "migrate": "samverk.config.commands.migrate",
    "manage": "samverk.config.commands.manage",
    "prepare": "samverk.config.commands.prepare",  # a step of demo, in a process of its own
    "mailbox": "samverk.config.commands.mailbox",  # so is this
}
MISUSED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and give its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in {"-h", "--help"}:
        sys.stdout.write(USAGE)
        return 0 if arguments else MISUSED
    if arguments[0] == "--version":
        from samverk import __version__

        sys.stdout.write(f"samverk {__version__}\n")
        return 0
    if arguments[0] not in COMMANDS:
        sys.stderr.write(f"Kommandot {arguments[0]} finns inte.\n\n{USAGE}")
        return MISUSED
    run: Callable[[list[str]], int] = import_module(COMMANDS[arguments[0]]).run
    return _run(run, arguments[1:])


def _run(run: Callable[[list[str]], int], argv: list[str]) -> int:
    from samverk.config.faults import Fault

    try:
        return run(argv)
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return fault.exit_code
    except KeyboardInterrupt:
        return 130
