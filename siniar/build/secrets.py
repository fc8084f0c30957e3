"""Finds keys of services in texts, in the form that each service gives them."""

from __future__ import annotations

import re

#: A row a service; what stands behind tells a key from a longer word.
_FORMS = (
    r"gh[pousr]_[A-Za-z0-9]{36,}",  # GitHub
    r"github_pat_[A-Za-z0-9_]{60,}",
    r"glpat-[A-Za-z0-9_-]{20}",  # GitLab
    r"A(?:KI|SI)A[0-9A-Z]{16}(?![0-9A-Z])",  # Amazon
    r"AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])",  # Google
    r"GOCSPX-[A-Za-z0-9_-]{28}",
    r"ya29\.[A-Za-z0-9_-]{50,}",
    r"xox[abeprs]-[A-Za-z0-9-]{20,}",  # Slack
    r"sk-(?:proj-|ant-[a-z0-9]+-|svcacct-)?[A-Za-z0-9_-]{32,}",  # OpenAI, Anthropic
    r"(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{20,}",  # Stripe
    r"whsec_[A-Za-z0-9+/]{30,}",
    r"hf_[A-Za-z0-9]{30,}",  # Hugging Face
    r"npm_[A-Za-z0-9]{36}",
    r"pypi-AgE[A-Za-z0-9_-]{50,}",
    r"SG\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{30,}",  # SendGrid
    r"EAA[A-Za-z0-9]{80,}",  # Facebook
    r"[0-9]{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])",  # a bot of Telegram
    r"eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}",  # JSON Web Token
    r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----",
)
_SECRETS = re.compile(rf"(?<![A-Za-z0-9_-])(?:{'|'.join(_FORMS)})")
_SHOWN = 12


def find_secret(text: str) -> tuple[str, int] | None:
    """The beginning of the first key in a text, and its line; ``None`` when there is none.

    Findings are shown in public logs, so that they never repeat a key.
    """
    match = _SECRETS.search(text)
    if match is None:
        return None
    return f"{match[0][:_SHOWN]}…", text.count("\n", 0, match.start()) + 1
