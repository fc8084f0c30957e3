"""Takes questions out of an exported chat or a form; the editor picks which are written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from siniar.build.load import Loaded
from siniar.build.project import note_files
from siniar.commands.options import option
from siniar.commands.picks import pick
from siniar.commands.show import load_show
from siniar.commands.terminal import find_asker, show, show_findings
from siniar.content.questions.intake import (
    FOLDER,
    AskedQuestion,
    count_again,
    find_questions,
    note_name,
    render_question,
)
from siniar.content.questions.messages import ChatMessage, NoMessagesError, read_messages
from siniar.model.findings import Report
from siniar.model.show import QuestionNote
from siniar.model.words import N_
from siniar.system.exits import FINDINGS, GOOD, UseError
from siniar.system.files import replace_file

#: Bytes of the largest chat: ten years of a group of residents.
_LARGEST = 100_000_000


@dataclass(frozen=True, slots=True)
class QuestionOptions:
    """Whose questions are read, and which of them are kept."""

    file: str = option(
        N_("Exported WhatsApp chat (TXT), or answers of a form (CSV)."),
        value=N_("FILE"),
        is_loose=True,
    )
    pick: str = option(
        N_("Numbers of the questions to write down, such as 1,3-5, or all."),
        "",
        value=N_("NUMBERS"),
    )


def run(root: Path, options: QuestionOptions) -> int:
    """Show what is asked, write down what the editor picks; the exit status."""
    loaded = load_show(root)
    messages = _read(loaded, options.file)
    project = loaded.project
    paths = note_files(project, FOLDER)
    names = {path.relative_to(project.root).as_posix() for path in paths}
    wrong = Report([each for each in loaded.report if each.place.path in names])
    if wrong.findings:
        show_findings(wrong, loaded.words)
    known = loaded.questions
    asked = [AskedQuestion(each.question.text, each.asked, each.last) for each in known]
    again, fresh = find_questions(messages, asked)
    _count_again(loaded, known, again)
    _list(loaded, fresh)
    picked = options.pick or _ask(loaded, fresh)
    _write(loaded, pick(fresh, picked, loaded.words), [path.name for path in paths])
    return FINDINGS if wrong.has_errors else GOOD


def _read(loaded: Loaded, file: str) -> list[ChatMessage]:
    told = loaded.words.t("The file {file} holds no messages: {problem}")
    try:
        with Path(file).expanduser().open("rb") as opened:
            return read_messages(opened.read(_LARGEST))
    except NoMessagesError as error:
        problem = loaded.words.t(str(error))
        raise UseError(told.format(file=file, problem=problem)) from None
    except OSError as error:
        raise UseError(told.format(file=file, problem=error.strerror)) from None


def _count_again(loaded: Loaded, known: Sequence[QuestionNote], again: list[AskedQuestion]) -> None:
    sources = {each.question.text: each.source for each in known}
    for asked in again:
        path = loaded.project.root / sources[asked.text]
        replace_file(path, count_again(path.read_bytes(), asked))
        show(loaded.words.t("Asked again: {path}", path=sources[asked.text]))


def _list(loaded: Loaded, fresh: list[AskedQuestion]) -> None:
    words = loaded.words
    if not fresh:
        show(words.t("No new question."))
        return
    for number, asked in enumerate(fresh, 1):
        count = words.n("asked {number} time", "asked {number} times", asked.count)
        text = "".join(filter(str.isprintable, asked.text))
        show(f"{number:>4}. {text} ({count})")
    show(words.t("Read them first: a program does not recognise every name. Nothing is kept yet."))


def _ask(loaded: Loaded, fresh: list[AskedQuestion]) -> str:
    ask = find_asker()
    if ask is None or not fresh:
        return ""
    return ask(loaded.words.t("Which ones are written down (1,3-5, all, or empty)"), "")


def _write(loaded: Loaded, picked: list[AskedQuestion], taken: list[str]) -> None:
    folder = loaded.project.content / FOLDER
    for asked in picked:
        folder.mkdir(exist_ok=True)
        name = note_name(asked, taken)
        taken.append(name)
        replace_file(folder / name, render_question(asked))
        path = loaded.project.name_of(f"{FOLDER}/{name}")
        show(loaded.words.t("Written: {path}", path=path))
