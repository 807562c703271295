"""What stands around the body of a source document: title, header cells, footer, code; the same on each of its pages."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.models.printing.document import Document, DocumentPage, VisitHeader
from desktop.models.printing.earlier import remark
from desktop.models.printing.frame import UNDECIDED, Cell, Foot, Head, fact, made_line, subject_cells, visit_cell
from desktop.models.records.canonical import grouped
from desktop.models.text import Language, Text


def title(document: Document) -> str:
    """Visit and form, or that it is the record of the whole visit."""
    form = document.pages[0].form.text if len(document.pages) == 1 else Text("访视记录", "Visit record")
    return f"{document.visit.text.say(document.language)}　{form.say(document.language)}"


def head(document: Document, forms: Sequence[DocumentPage]) -> Head:
    """The top of a page on which these forms stand."""
    language = document.language
    version = Text("第 {n} 版", "version {n}").fill(n=document.version).say(language)
    translated = Text("译本", "译本 Translation").say(language)
    draft = Text("草稿　未签名", "Draft, unsigned").say(language)
    return Head(
        study=document.study,
        title=title(document),
        subtitle=_subtitle(document, forms).say(language),
        status=translated if document.translation else draft if document.draft else version,
        remark=_remark(document),
        rows=(subject_cells(document.subject, language), _visit_cells(document)),
        signable=document.signable,
    )


def _subtitle(document: Document, forms: Sequence[DocumentPage]) -> Text:
    """Template and name of the one page, or which forms stand on this sheet."""
    if len(document.pages) > 1:
        return Text("表单 {keys}", "Forms {keys}").fill(keys=" ".join(page.form.key for page in forms))
    form = forms[0].form
    told = Text("表单 {key}　模板 {template}　生效 {day}　{page}", "Form {key}　template {template}　effective {day}　{page}")
    return told.fill(key=form.key, template=form.template, day=form.effective.isoformat(), page=forms[0].page.key.shown)


def _remark(document: Document) -> str:
    if document.translation:
        return "译本 非源文件　Not a source document"
    training = Text("培训文件　", "Training document  ").say(document.language) if document.training else ""
    follows = remark(document)
    return training.strip("　") if follows is None else training + follows.say(document.language)


def _visit_cells(document: Document) -> tuple[Cell, ...]:
    visit, language = document.visit, document.language
    cells = (
        (Text("研究日", "Study day"), _study_day(visit, language)),
        (Text("窗口", "Window"), visit.window),
        (Text("实际日期", "Done on"), visit.actual),
        (Text("计划日期", "Planned"), visit.planned),
    )
    return (visit_cell(visit.key, visit.text, language), *(fact(name, value, language) for name, value in cells))


def _study_day(visit: VisitHeader, language: Language) -> str | None:
    """`D+28 窗内`: the day, with how it lies to the window."""
    return f"{visit.study_day} {visit.timing.say(language)}" if visit.study_day and visit.timing else visit.study_day


def foot(document: Document, content: str, number: int, count: int) -> Foot:
    """The foot of a page; `content` is the SHA-256 of the record inside."""
    made, language = document.made, document.language
    first, last = document.sequences
    unknown = UNDECIDED.say(language)
    digest = Text(
        "内容摘要 {sha}（SHA-256）　记录 {first}–{last}　链首 {at} {head}",
        "Content {sha} (SHA-256)　entries {first}–{last}　head {at} {head}",
    )
    kept = Text(
        "机密　临床试验{kind}　站点 {site}　存档 {archive}　保存至 {until}",
        "Confidential　Clinical trial {kind}　site {site}　archive {archive}　keep until {until}",
    )
    kind = Text("译本，非源文件", "translation, not a source document") if document.translation else Text("源文件", "source document")
    return Foot(
        name=document.id,
        lines=(
            digest.fill(sha=grouped(content), first=first, last=last, at=made.sequence, head=made.head).say(language),
            made_line(made, Text("生成", "Made by"), language),
            kept.fill(kind=kind, site=made.site_id, archive=document.archive or unknown, until=document.retention or unknown).say(language),
        ),
        number=number,
        count=count,
        qr=_qr(document, content, number, count),
    )


def _qr(document: Document, content: str, number: int, count: int) -> str:
    """What the scanner of 核对打印页 reads: study, subject, visit, page, document, content, head of the ledger."""
    made = document.made
    page = f"{number}/{count}"
    return "|".join(
        (
            document.study.registry,
            document.subject.code,
            document.visit.key,
            page,
            document.id,
            content[:16].upper(),
            f"{made.sequence} {made.head}",
        )
    )
