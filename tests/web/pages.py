"""Reading a page as a browser would: elements by their id, names and texts."""

from lxml import html


class Page:
    """A page of HTML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = html.document_fromstring(text)

    def all(self, path: str) -> list[html.HtmlElement]:
        """Return the elements at the XPath."""
        found = self.tree.xpath(path)
        return [one for one in found if isinstance(one, html.HtmlElement)] if isinstance(found, list) else []

    def one(self, path: str) -> html.HtmlElement:
        """Return the only element at the XPath."""
        (found,) = self.all(path)
        return found

    def by_id(self, id_: str) -> html.HtmlElement:
        """Return the only element with the id."""
        return self.one(f"//*[@id='{id_}']")

    def words(self) -> str:
        """Return the text that people read, in one line."""
        for hidden in self.all("//style | //script"):
            hidden.drop_tree()
        return " ".join(self.one("/html").text_content().split())

    def response_id(self) -> str:
        """Return the id that the form will send."""
        return str(self.one("//input[@name='_id']").get("value"))

    def summary(self) -> list[str]:
        """Return the ids that the summary links to."""
        return [str(link.get("href"))[1:] for link in self.all("//*[@id='fejl-1']//a")]
