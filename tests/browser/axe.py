from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Axe calls it experimental, so no tag turns it on; WCAG 2.5.3 asks for it.
MORE = {"label-content-name-mismatch": {"enabled": True}}


def violations(page: Page) -> list[str]:
    """Give what axe holds against the page as it is now, one line per fault and place."""
    # evaluate() and not a script tag: the page's policy forbids scripts that are not ours.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "([tags, rules]) => axe.run(document, { runOnly: { type: 'tag', values: tags }, rules })",
        [TAGS, MORE],
    )
    return [
        f"{each['id']}: {each['help']} – {' '.join(map(str, node['target']))}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
