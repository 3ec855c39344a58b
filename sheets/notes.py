"""What people are told about their spreadsheet, the same for every workbook."""

import textwrap

from sheets.workbook import Column


def new_column_note(tab: str, column: Column, *, was_deleted: bool) -> str:
    """Return what to say of a column that was made at the right end."""
    title = textwrap.shorten(column.title, 80, placeholder=" …")
    if was_deleted:
        return f"I »{tab}« var en kolonne slettet: »{title}«. Den er lavet igen yderst til højre."
    return f"»{tab}« har fået en ny kolonne yderst til højre: »{title}«."


def no_header_note(tab: str) -> str:
    """Return what to say of a header row that was made again."""
    return f"I »{tab}« var rækken med overskrifter slettet. Den er lavet igen øverst."


def taken_title_note(wanted: str, title: str) -> str:
    """Return what to say where people have a tab with the title that ours was to have."""
    return f"Der var allerede en fane »{wanted}« uden vores kolonner. Vores står i »{title}«."


def edited_page_note(tab: str) -> str:
    """Return what to say of a page that people edited."""
    return f"Nogen har rettet i »{tab}«, så den er ladt i fred."


def page_without_room_note(tab: str) -> str:
    """Return what to say of a page that people's things stand in the way of."""
    return f"Der står noget i vejen i »{tab}«, så den er ladt i fred."


def new_page_note(reason: str, tab: str) -> str:
    """Return the reason and where the page stands now."""
    return f"{reason} Det nye står i »{tab}«."


def not_kept_note(tab: str) -> str:
    """Return what to say of lines that were left as they are: nothing of people's is written over."""
    return f"Linjerne i »{tab}« er ikke ført ajour: Google lader os ikke holde fast i kolonnerne."


def kept_by_another_note(tab: str) -> str:
    """Return what to say of a tab that another process writes in right now."""
    return f"»{tab}« bliver ført ajour af et andet program lige nu. Den er ladt i fred."
