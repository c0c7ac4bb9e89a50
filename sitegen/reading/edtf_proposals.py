"""What somebody who wrote a date in another way may have meant; loaded when a date is wrong, and only then."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from babel import Locale

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "ar", "tr", "nb", "sv", "cs", "ro")
# fmt: off
_FILLERS = frozenset((
    "st", "nd", "rd", "th", "of", "the", "on", "de", "del", "do", "le", "el", "den", "der", "am", "van",
    "г", "года", "год", "р", "року", "roku", "م",
))
# fmt: on
_ABOUT = frozenset(
    (
        "about",
        "around",
        "circa",
        "ca",
        "c",
        "approximately",
        "approx",
        "etwa",
        "um",
        "environ",
        "vers",
        "hacia",
        "около",
    )
)
_THIRDS = {"early": ("01", "10"), "mid": ("11", "20"), "late": ("21", "")}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_UNKNOWN = frozenset(
    ("unk", "unknown", "n/a", "na", "none", "?", "??", "-", "not known", "tbd", "tba", "no date", "n.d.")
)
_LONGEST = 60
_FORMS = "write it as `2023`, `2023-05`, `2023-05-22`, `2023-05-22/2023-05-25` or `unknown`"
_MONTHS = range(1, 13)


def explain(text: str, is_edtf: Callable[[str], bool]) -> tuple[str, str]:
    """What is wrong with a date, and what to write instead; nothing is proposed that `is_edtf` refuses."""
    shown = " ".join(text[: _LONGEST + 1].split())
    plain = " ".join(unicodedata.normalize("NFKC", shown).split())
    if not plain:
        return "the date is empty", _FORMS
    if len(plain) > _LONGEST:
        return f"`{shown[: _LONGEST - 1]}…` is not a date", _FORMS
    reason = _impossible(plain)
    if reason:
        return reason
    for proposals in _proposals(plain):
        good = [proposal for proposal in proposals.split(" or ") if is_edtf(proposal)]
        if good:
            mend = "write " + " or ".join(f"`{one}`" for one in good)
            if re.search(r"[0-9]:[0-9]{2}", plain):
                mend += ", and the time of day in `time`"
            return f"`{shown}` is not a date as the archive writes it", mend
    return f"`{shown}` is not a date", _FORMS


def _impossible(text: str) -> tuple[str, str] | None:
    """Why a text that has the right form names no date."""
    for part in re.split(r"/|\.\.", text.strip("[]")):
        match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}|[0-9]X))?)?[?~%]?", part)
        if match is None:
            continue
        year, month, day = match.groups()
        if year == "0000":
            return f"`{part}` is not a date, since years run from 0001 to 9999", ""
        if month and 33 <= int(month) <= 36:  # noqa: PLR2004 - the quarters of EDTF
            first = (int(month) - 33) * 3 + 1
            return (
                f"`{part}` is a quarter, which this archive writes as months",
                f"write `[{year}-{first:02}..{year}-{first + 2:02}]`",
            )
        if month == "24" and year == "9999" and not day:
            return f"`{part}` is not a date, since years run from 0001 to 9999", ""
        if month and int(month) not in _MONTHS and not (21 <= int(month) <= 24 and not day):  # noqa: PLR2004
            help_ = "months run from 01 to 12, seasons from 21 to 24"
            if day and day.isdecimal() and int(day) in _MONTHS and _is_day(int(year), int(day), month):
                help_ = f"write `{year}-{day}-{month}` if day and month are exchanged"
            return f"`{part}` is not a date, since there is no month {month}", help_
        if day and not _is_day(int(year), int(month), day):
            last = _last_day(int(year), int(month))
            return (
                f"`{part}` is not a date, since {year}-{month} ends with day {last}",
                f"write `{year}-{month}` if the day is not known",
            )
    return None


def _is_day(year: int, month: int, day: str) -> bool:
    first = int(day.replace("X", "0"))
    return (first >= 1 or day == "0X") and first <= _last_day(year, month)


def _last_day(year: int, month: int) -> int:
    from calendar import monthrange  # noqa: PLC0415

    return monthrange(year, month)[1]


def _proposals(text: str) -> Iterator[str]:
    """What may be meant, the likeliest first; ` or ` stands between two that are as likely."""
    lowered = text.casefold()
    if all(part in _UNKNOWN or part in ("", "..") for part in lowered.strip("[]").split("/")) or lowered in _UNKNOWN:
        yield "unknown"
    yield from _of_edtf(text)
    yield from _of_numbers(text)
    yield from _of_intervals(text)
    yield from _of_words(lowered)


def _of_edtf(text: str) -> Iterator[str]:
    """Mends of what is nearly EDTF."""
    yield text.replace(" ", "")
    upper = text.upper().replace(" ", "")
    yield upper
    yield re.sub(r"(?<=-)\?\?", "XX", upper)
    yield re.sub(r"(?<=[0-9]{3})\?$", "X", upper)
    yield re.sub(r"(\?~|~\?)$", "%", upper)
    mark = re.fullmatch(r"([?~%])(.+)", upper)
    if mark:
        yield mark[2] + mark[1]
    inner = re.fullmatch(r"([0-9X]{4}(?:-[0-9X]{2})?)([?~%])(-.+)", upper)
    if inner:
        yield inner[1] + inner[3] + inner[2]
    stamp = re.match(
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]+[0-9]{1,2}:?[0-9]{2}", upper.replace("Z", "") if " " not in text else text
    )
    if stamp:
        yield stamp[1]
    unknown_month = re.fullmatch(r"([0-9]{4})-([01])X", upper)
    if unknown_month:
        year, tens = unknown_month.groups()
        yield f"[{year}-01..{year}-09]" if tens == "0" else f"[{year}-10..{year}-12]"
    unknown_year = re.fullmatch(r"([0-9]{2}[0-9X]X)-.+", upper)
    if unknown_year:
        yield unknown_year[1]
    yield re.sub(r"^\[([^.,]+)\]$", r"\1", upper)
    yield re.sub(r"^([0-9-]{10})Z$", r"\1", upper)
    yield upper.replace("...", "..").replace("…", "..")
    several = re.fullmatch(r"[\[{]([^,\[\]{}]+)(?:,[^,\[\]{}]+)*,([^,\[\]{}]+)[\]}]", upper)
    if several:
        yield f"[{several[1]}..{several[2]}]"


def _of_numbers(text: str) -> Iterator[str]:
    """Days of other orders: `2023-5-2`, `20230522`, `22.05.2023`, `05/22/2023`."""
    packed = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text)
    if packed:
        yield "-".join(packed.groups())
    falling = re.fullmatch(r"([0-9]{4})(\s?[-/.\u2010-\u2015\s]\s?)([0-9]{1,2})(?:\2([0-9]{1,2}))?", text)
    if falling:
        year, _, month, day = falling.groups()
        if int(month) in _MONTHS:
            yield "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
        elif not day:
            yield f"{year}/{year[:2]}{month.zfill(2)}"
    rising = re.fullmatch(r"([0-9]{1,2})\s?[-/.\s]\s?([0-9]{1,2})\s?[-/.\s]\s?([0-9]{4})", text)
    if rising:
        first, second, year = rising[1].zfill(2), rising[2].zfill(2), rising[3]
        yield (
            f"{year}-{second}-{first} or {year}-{first}-{second}"
            if first != second and "." not in text
            else f"{year}-{second}-{first}"
        )
        yield f"{year}-{first}-{second}"
    month = re.fullmatch(r"([0-9]{1,2})\s?[-/.]\s?([0-9]{4})", text)
    if month:
        yield f"{month[2]}-{month[1].zfill(2)}"


def _of_intervals(text: str) -> Iterator[str]:
    """Intervals with other signs between the two ends, or with a shortened end."""
    short = re.fullmatch(r"([0-9]{4}-)([0-9]{2})/([0-9]{1,2})", text)
    if short:
        yield f"{short[1]}{short[2]}/{short[1]}{short[3].zfill(2)}"
    short = re.fullmatch(
        r"([0-9]{4}-)([0-9]{2}-)?([0-9]{2})\s?(?:/|\u2013|--|to|until|bis)\s?((?:[0-9]{2}-)?[0-9]{1,2})", text
    )
    if short and short[2]:
        end = short[4].zfill(2)
        yield f"{short[1]}{short[2]}{short[3]}/{short[1]}{'' if '-' in end else short[2]}{end}"
    parts = re.split(r"\s*(?:/|\.\.|\u2013|\u2014|\s-\s|--|\bto\b|\buntil\b|\bbis\b)\s*", text.strip("[]"))
    if len(parts) == 2 and not any("/" in part for part in parts):  # noqa: PLR2004
        ends = [_end(part) for part in parts]
        yield "/".join(ends)
    if re.fullmatch(r"since\s.+", text):
        yield _end(text[5:].strip()) + "/"


def _end(text: str) -> str:
    lowered = text.casefold()
    if lowered in ("now", "today", "ongoing", "present", "open", "still going on"):
        return ".."
    if lowered in _UNKNOWN:
        return ""
    return next((one for one in (*_of_numbers(text), *_of_words(lowered)) if " or " not in one), text)


def _of_words(text: str) -> Iterator[str]:
    """Days, months and seasons in words: `23 Mai 2023`, `May 22nd, 2023`, `about May 2023`, `spring 2023`, `the 2020s`."""
    decade = re.fullmatch(r"(?:the )?([0-9]{3})0'?s", text)
    if decade:
        yield decade[1] + "X"
    tokens = re.findall(r"[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)?", text)
    numbers = [token for token in tokens if token[0].isdecimal()]
    words = [token for token in tokens if not token[0].isdecimal() and token not in _FILLERS]
    mark = "~" if any(word in _ABOUT for word in words) else ""
    words = [word for word in words if word not in _ABOUT]
    years = [number for number in numbers if len(number) == 4]  # noqa: PLR2004
    days = [number.zfill(2) for number in numbers if len(number) <= 2]  # noqa: PLR2004
    if len(years) != 1 or len(years) + len(days) != len(numbers):
        return
    year = years[0]
    if not words and not days and mark:
        yield year + mark
    if len(words) == 1 and not days and words[0] in _SEASONS:
        season = _SEASONS[words[0]]
        before = f"{int(year) - 1:04}-24" if season == 24 else ""  # noqa: PLR2004
        yield f"{year}-{season}{mark}" + (f" or {before}{mark}" if before else "")
    months = [number for word in words if (number := _month_names().get(word))]
    others = [word for word in words if word not in _month_names() and word not in _weekdays()]
    if len(months) != 1:
        return
    third = _THIRDS.get(others[0]) if len(others) == 1 and not days else None
    if third:
        month = f"{year}-{months[0]:02}"
        yield f"[{month}-{third[0]}..{month}-{third[1] or _last_day(int(year), months[0])}]"
    if not others and len(days) <= 1:
        yield "-".join([year, f"{months[0]:02}", *days]) + mark
    elif len(days) == 2 and all(word in ("to", "bis", "until", "till", "and", "und") for word in others):  # noqa: PLR2004
        yield "/".join(f"{year}-{months[0]:02}-{day}" for day in days)


@lru_cache(maxsize=1)
def _month_names() -> dict[str, int]:
    """Number of a month by its names and short names in many languages, small; a name of two months is left out."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        locale = Locale.parse(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    found.setdefault(name.casefold().rstrip("."), set()).add(number)
    found["sept"] = {9}
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    return frozenset(
        name.casefold().rstrip(".")
        for language in _LANGUAGES
        for width in ("wide", "abbreviated")
        for name in Locale.parse(language).days["format"][width].values()
    )
