"""200 hostile strings: scripts, links, images, Markdown tricks. Built from parts, so that each is one known trick."""

from __future__ import annotations

DEHORS = "https://evil.example/x"
BALISES = [
    "<script>{js}</script>", "<img src=x onerror={js}>", "<svg onload={js}>", "<iframe src=javascript:{js}>", "<body onload={js}>",
    "<a href='javascript:{js}'>x</a>", "<details open ontoggle={js}>", "<math><mi xlink:href='javascript:{js}'>", "<style>@import '{url}'</style>",
    "<link rel=stylesheet href={url}>", "<img src={url}>", "<video src={url}>", "<object data={url}>", "<embed src={url}>", "<base href={url}>",
    "<meta http-equiv=refresh content='0;url={url}'>", "<form action={url}><input type=submit>", "<input autofocus onfocus={js}>",
    "<template><script>{js}</script></template>", "<!--><script>{js}</script>-->",
]
MARKDOWN = [
    "![x]({url})", "![x]({url} 'titre')", "![{js}]({url})", "[![x]({url})]({url})", "[clic]({url})", "[clic](<{url}>)", "[clic]({url} 'x')",
    "[clic](javascript:{js})", "[clic](data:text/html,<script>{js}</script>)", "[clic](vbscript:{js})", "[1]: {url}\n\n[1]", "[x]: {url}\n\n[x]",
    "![x][1]\n\n[1]: {url}", "<{url}>", "{url}", "www.evil.example/x", "ftp://evil.example", "moi@evil.example", "[1](#source-aaaa-1)",
    "[[1]](#source-aaaa-1)", "```html\n<script>{js}</script>\n```", "`<img src={url}>`", "~~~\n<img src={url}>\n~~~", "| a |\n|---|\n| ![x]({url}) |",
    "- ![x]({url})", "> ![x]({url})", "# ![x]({url})", ":::info\n![x]({url})\n:::", ":img[x]{{src={url}}}", "::img{{src={url}}}", "[^1]\n\n[^1]: ![x]({url})",
    "$$\\href{{{url}}}{{x}}$$", "\\[x\\]({url})", "[x]\\({url})", "!\\[x]({url})", "[a](b)[c]({url})", "[a\n]({url})", "//evil.example/x",
    "[x](//evil.example/x)", "[x](https://mon-cep.org@evil.example/)", "[x](https://mon-cep.org.evil.example/)", "[x](https://mon-cep.org:8443/)",
    "[x](HTTPS://EVIL.EXAMPLE/x)", "[x](https:evil.example)", "[x](https:/\\evil.example)", "https://evil.example\\@mon-cep.org/",
]
JS = ["alert(1)", "fetch('https://evil.example/x')", "window.pirate=1"]


def chaines() -> list[str]:
    """Return the 200 strings, each with a different payload."""
    modeles = BALISES + MARKDOWN
    toutes = [m.format(js=js, url=f"{DEHORS}?{i}-{j}") for j, js in enumerate(JS) for i, m in enumerate(modeles)]
    return list(dict.fromkeys(toutes + ["\u202e" + t for t in toutes]))[:200]
