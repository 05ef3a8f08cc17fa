"""The pages in a real browser: headless Chromium over the samples, driven through its debugging pipe.

Standard library only: Chromium is started with --remote-debugging-pipe, and commands of the DevTools protocol are
written to it as JSON, each ended by a NUL byte. Where Chromium is absent the tests are skipped with a message.
"""

import contextlib
import json
import os
import pathlib
import select
import shutil
import subprocess
import time
import unittest
import urllib.parse

from support import SOURCE, Case, make_index, module_folder, module_server, samples_index

DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2014/9001-2014-nd-cp"
FIRST_LIST = "/akn/vn/act/quyet-dinh/ubnd-tinh-kon-tum/2015/99011-qd-ubnd"
CHROMIUM = next((found for found in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if found), None)

DRAFT = """ỦY BAN NHÂN DÂN
TỈNH KON TUM
Số: 1/QĐ-UBND

QUYẾT ĐỊNH
Về việc thử

Căn cứ Nghị định số 9001/2014/NĐ-CP ngày 01 tháng 7 năm 2014 của Chính phủ;
Căn cứ Quyết định số 99011/QĐ-UBND ngày 05 tháng 3 năm 2015 của Ủy ban nhân dân tỉnh Kon Tum;
Căn cứ Nghị định số 8888/2019/NĐ-CP ngày 30 tháng 2 năm 2019 của Chính phủ;
"""

# axe-core (npm, MPL-2.0) is no part of the project: `npm install axe-core` in the source folder, or $AXE_CORE names its file.
AXE = pathlib.Path(os.environ.get("AXE_CORE", SOURCE / "node_modules" / "axe-core" / "axe.min.js"))

SERVER = BROWSER = None


class PageLeft(AssertionError):
    """The page went away while it was being asked."""


class Browser:
    """A headless Chromium with one page."""

    def __init__(self, profile):
        commands_read, self.commands = os.pipe()
        self.answers, answers_write = os.pipe()

        def take_pipes():  # Chromium reads commands from descriptor 3 and writes answers to descriptor 4
            spare_in, spare_out = os.dup(commands_read), os.dup(answers_write)
            os.dup2(spare_in, 3)
            os.dup2(spare_out, 4)

        self.process = subprocess.Popen(
            [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--accept-lang=vi", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=take_pipes)
        os.close(commands_read)
        os.close(answers_write)
        self.number, self.buffer, self.session, self.events = 0, b"", None, []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Page.setLifecycleEventsEnabled", enabled=True)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.commands)
        os.close(self.answers)

    def receive(self, deadline):
        while b"\0" not in self.buffer:
            if not select.select([self.answers], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise AssertionError("the browser does not answer")
            chunk = os.read(self.answers, 1 << 20)
            if not chunk:
                raise AssertionError("the browser has gone")
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, **params):
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.commands, json.dumps(command).encode() + b"\0")
        deadline = time.monotonic() + 60
        while True:
            message = self.receive(deadline)
            if message.get("id") == self.number:
                if "error" in message:
                    left = "navigated or closed" in message["error"].get("message", "")
                    raise (PageLeft if left else AssertionError)(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def open(self, url, width=1280, dark=False, scripts=True):
        self.events.clear()
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.send("Emulation.setScriptExecutionDisabled", value=not scripts)
        loader = self.send("Page.navigate", url=url).get("loaderId")
        deadline = time.monotonic() + 60
        # Of this very navigation: the page before may still be loading. None begins when only the fragment changes.
        while loader and not any(event.get("method") == "Page.lifecycleEvent" and event["params"]["name"] == "load"
                      and event["params"]["loaderId"] == loader for event in self.events):
            self.events.append(self.receive(deadline))

    def evaluate(self, expression):
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def complaints(self):
        """What the browser found wrong: console errors, exceptions, failed and foreign requests."""
        self.evaluate("1")
        found = []
        for event in self.events:
            params = event.get("params", {})
            if event.get("method") == "Runtime.exceptionThrown":
                found.append(str(params))
            if event.get("method") == "Log.entryAdded" and params["entry"]["level"] == "error":
                found.append(params["entry"]["text"] + " " + params["entry"].get("url", ""))
            if event.get("method") == "Network.requestWillBeSent" and not params["request"]["url"].startswith(("http://127.0.0.1:", "data:")):
                found.append("foreign request " + params["request"]["url"])
        return found


def setUpModule():
    global SERVER, BROWSER
    if CHROMIUM is None:
        raise unittest.SkipTest("no chromium here: install the Debian package 'chromium' to run the browser test")
    SERVER = module_server(samples_index())
    BROWSER = Browser(module_folder() / "profile")
    unittest.addModuleCleanup(BROWSER.close)


def address(target):
    return f"http://127.0.0.1:{SERVER.port}{target}"


PAGES = ["/", "/search?q=" + urllib.parse.quote("đèn lồng"), "/search?q=" + urllib.parse.quote("99011/QĐ-UBND"),
         "/search?q=khongcogiohet", FIRST_LIST, DECREE, FIRST_LIST + "?lang=en&on=2016-01-01", "/about", "/check", "/review",
         "/review?issuer=" + urllib.parse.quote("UBND tỉnh Kon Tum"), "/nowhere"]

# Contrast of every piece of visible text with the nearest opaque ground behind it (WCAG 2.2, 1.4.3).
CONTRAST = """(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const rgba = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => { const f = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
  const bad = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('.hidden, .skip, script, style')) continue;
    const style = getComputedStyle(element);
    let ground = element;
    while (ground && rgba(getComputedStyle(ground).backgroundColor)[3] < 255) ground = ground.parentElement;
    const back = rgba(ground ? getComputedStyle(ground).backgroundColor : 'white');
    const [a, b] = [light(rgba(style.color)), light(back)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (large ? 3 : 4.5)) bad.push(`${ratio.toFixed(2)} ${element.className} ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  return bad;
})()"""

# Faults that every page must be free of: what an accessibility checker reports as serious.
FAULTS = """(() => {
  const bad = [];
  const say = (what, element) => bad.push(what + ': ' + element.outerHTML.slice(0, 120));
  const name = element => (element.getAttribute('aria-label') || element.textContent || '').trim()
    || (element.labels && [...element.labels].map(label => label.textContent).join('').trim());
  if (document.documentElement.lang !== 'vi' && document.documentElement.lang !== 'en') bad.push('no language');
  if (!document.title) bad.push('no title');
  if (document.querySelectorAll('h1').length !== 1) bad.push('not one h1');
  if (document.querySelectorAll('main').length !== 1) bad.push('not one main');
  const ids = new Set();
  for (const element of document.querySelectorAll('[id]')) { if (ids.has(element.id)) say('id twice', element); ids.add(element.id); }
  for (const element of document.querySelectorAll('a[href], button')) if (!name(element)) say('no name', element);
  for (const element of document.querySelectorAll('input:not([type=hidden]), textarea')) if (!name(element)) say('no label', element);
  for (const element of document.querySelectorAll('a a, a button, button a')) say('nested', element);
  for (const element of document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]'))
    for (const kind of ['aria-labelledby', 'aria-describedby', 'aria-controls'])
      if (element.hasAttribute(kind) && !document.getElementById(element.getAttribute(kind))) say('points nowhere', element);
  for (const link of document.querySelectorAll('a[href^="#"]'))
    if (link.getAttribute('href') !== '#main' && !document.getElementById(decodeURIComponent(link.hash.slice(1)))) say('anchor without target', link);
  for (const element of document.querySelectorAll('ul > :not(li), ol > :not(li), dl > :not(div):not(dt):not(dd)')) say('not a list', element);
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say('heading leaps', heading);
    level = next;
  }
  if (document.documentElement.scrollWidth > window.innerWidth) bad.push('wider than the window: ' + document.documentElement.scrollWidth);
  return bad;
})()"""


class Browsing(Case):
    def test_every_page_is_sound_on_phone_and_desk_in_light_and_dark(self):
        for target in PAGES:
            for width in (360, 1280):
                for dark in (False, True):
                    with self.subTest(target=target, width=width, dark=dark):
                        BROWSER.open(address(target), width=width, dark=dark)
                        self.assertEqual(BROWSER.evaluate(FAULTS), [])
                        self.assertEqual(BROWSER.evaluate(CONTRAST), [])
                        wrong = [complaint for complaint in BROWSER.complaints() if target != "/nowhere"]
                        self.assertEqual(wrong, [])

    @unittest.skipUnless(AXE.is_file(), "no axe-core here; see AXE in this file")
    def test_axe_finds_nothing_serious(self):
        for target in PAGES:
            for width, dark in ((390, True), (1280, False)):
                with self.subTest(target=target, width=width):
                    BROWSER.open(address(target), width=width, dark=dark)
                    BROWSER.evaluate(AXE.read_text(encoding="utf-8"))
                    found = BROWSER.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
                                             ".then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary]))")
                    self.assertEqual([each for each in found if each[0] in ("serious", "critical")], [])

    def test_a_search_without_scripts_leads_to_the_document(self):
        BROWSER.open(address("/"), scripts=False)
        BROWSER.open(address("/search?q=" + urllib.parse.quote("99011/QĐ-UBND")), scripts=False)
        self.assertIn("Hết hiệu lực", BROWSER.evaluate("document.querySelector('.answer').innerText"))
        self.assertTrue(BROWSER.evaluate("document.querySelector('.facet').checkVisibility()"), "filters show without scripts")
        BROWSER.open(address(FIRST_LIST), scripts=False)
        self.assertIn("Toàn văn", BROWSER.evaluate("document.body.innerText"))

    def test_typing_and_enter_searches(self):
        BROWSER.open(address("/"))
        self.wait("document.activeElement.name === 'q'")
        BROWSER.send("Input.insertText", text="đèn lồng")
        BROWSER.send("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
        self.wait("location.pathname === '/search' && document.querySelectorAll('.hit').length > 0")

    def test_suggestions_come_while_typing_and_keys_choose_them(self):
        BROWSER.open(address("/"))
        self.wait("document.activeElement.name === 'q'")
        BROWSER.send("Input.insertText", text="9001/2014")
        self.wait("document.querySelectorAll('#suggestions li').length > 0")
        self.assertEqual(BROWSER.evaluate("document.querySelector('[role=combobox]').getAttribute('aria-expanded')"), "true")
        BROWSER.send("Input.dispatchKeyEvent", type="keyDown", key="ArrowDown", code="ArrowDown", windowsVirtualKeyCode=40)
        self.assertEqual(BROWSER.evaluate("document.querySelector('[aria-selected=true]').id"), "suggestion-0")
        BROWSER.send("Input.dispatchKeyEvent", type="keyDown", key="Escape", code="Escape", windowsVirtualKeyCode=27)
        self.assertFalse(BROWSER.evaluate("document.querySelector('#suggestions').checkVisibility()"))

    def test_a_citation_tells_title_and_force_on_hover_and_on_focus(self):
        tip = "document.querySelector('.text .cited .tip')"
        for width in (390, 1280):
            BROWSER.open(address(FIRST_LIST), width=width, scripts=False)
            BROWSER.send("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
            self.assertFalse(BROWSER.evaluate(f"{tip}.checkVisibility()"))
            BROWSER.evaluate("document.querySelector('.text .cited a').focus()")
            self.assertTrue(BROWSER.evaluate(f"{tip}.checkVisibility()"), width)
            self.assertEqual(BROWSER.evaluate("document.querySelector('.text .cited a').getAttribute('aria-describedby')"), BROWSER.evaluate(f"{tip}.id"))
            self.assertRegex(BROWSER.evaluate(f"{tip}.innerText"), r"(?s)\d{4}.*Khi được viện dẫn, ngày 20/01/2015: .*Tính đến")
            self.assertLessEqual(BROWSER.evaluate("document.documentElement.scrollWidth"), width, "a tip must not widen the page")
            BROWSER.evaluate("document.activeElement.blur()")
            self.hover("document.querySelector('.text .cited a')", f"{tip}.checkVisibility()")

    def test_escape_puts_a_tip_away(self):
        BROWSER.open(address(FIRST_LIST))
        BROWSER.evaluate("document.querySelector('.text .cited a').focus()")
        self.wait("document.querySelector('.text .tip').checkVisibility()")
        BROWSER.send("Input.dispatchKeyEvent", type="keyDown", key="Escape", code="Escape", windowsVirtualKeyCode=27)
        self.wait("!document.querySelector('.text .tip').checkVisibility()")

    def test_a_citation_leads_to_its_document(self):
        BROWSER.open(address(FIRST_LIST))
        href = BROWSER.evaluate("document.querySelector('.text a.cite').getAttribute('href')")
        self.assertTrue(href.startswith("/akn/vn/"), href)
        BROWSER.evaluate("document.querySelector('.text a.cite').click()")
        self.wait(f"location.pathname === {json.dumps(urllib.parse.urlsplit(href).path)} && document.querySelector('h1')")

    def test_the_graph_is_drawn_with_links_and_told_as_a_table(self):
        BROWSER.open(address(DECREE), scripts=False)
        drawn = BROWSER.evaluate("[...document.querySelectorAll('.graph svg a')].map(a => a.getAttribute('href'))")
        told = BROWSER.evaluate("[...document.querySelectorAll('#do-thi table tbody a')].map(a => a.getAttribute('href'))")
        self.assertGreater(len(drawn), 4)
        self.assertEqual(drawn, told)
        self.assertGreater(BROWSER.evaluate("new Set([...document.querySelectorAll('.graph .edge')].map(e => getComputedStyle(e).stroke)).size"), 1)
        BROWSER.evaluate("document.querySelector('.graph svg a').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")
        self.wait(f"location.pathname === {json.dumps(urllib.parse.urlsplit(drawn[0]).path)}")

    def test_a_facet_narrows_the_results(self):
        BROWSER.open(address("/search?q=" + urllib.parse.quote("đèn lồng")))
        before = BROWSER.evaluate("document.querySelector('.count').innerText")
        BROWSER.evaluate("document.querySelector('.facet a[href*=type]').click()")
        self.wait("document.querySelector('.active a')")
        self.assertNotEqual(BROWSER.evaluate("document.querySelector('.count').innerText"), before)
        BROWSER.evaluate("document.querySelector('.active a').click()")
        self.wait(f"document.querySelector('.count') && document.querySelector('.count').innerText === {json.dumps(before)}")

    def test_evidence_links_show_the_sentence_marked(self):
        BROWSER.open(address(FIRST_LIST))
        BROWSER.evaluate("document.querySelector('.force-line .source a').click()")
        self.wait("document.getElementById('trich-dan') && document.getElementById('trich-dan').textContent.length > 3")

    def test_a_draft_is_checked_marked_and_sound_without_scripts(self):
        for width, dark in ((360, False), (1280, True)):
            BROWSER.open(address("/check"), width=width, dark=dark)
            BROWSER.evaluate("document.getElementById('draft').value = " + json.dumps(DRAFT))
            self.assertTrue(BROWSER.evaluate("document.getElementById('draft-file').checkVisibility()"))
            BROWSER.evaluate("document.querySelector('#draft-form .row button').click()")
            self.wait("document.querySelector('.draft mark')")
            self.assertEqual(BROWSER.evaluate(FAULTS), [])
            self.assertEqual(BROWSER.evaluate(CONTRAST), [])
            self.assertIn("9001/2014/NĐ-CP", BROWSER.evaluate("document.querySelector('.draft').innerText"))
            self.assertIn("Chưa kết luận được", BROWSER.evaluate("document.querySelector('.facts-list').innerText"))

    def press(self, key, code, text=""):
        BROWSER.send("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, text=text)
        BROWSER.send("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)

    def test_keys_alone_lead_from_a_question_to_its_document(self):
        BROWSER.open(address("/search?q=" + urllib.parse.quote("đèn lồng")))
        for _ in range(40):
            self.press("Tab", 9)
            self.assertTrue(BROWSER.evaluate("(e => e === document.body || e.className === 'skip' || parseFloat(getComputedStyle(e).outlineWidth) > 0)(document.activeElement)"),
                            "what has the focus shows it")
            if BROWSER.evaluate("document.activeElement.matches('.hit .number a')"):
                break
        href = BROWSER.evaluate("document.activeElement.getAttribute('href')")
        self.assertTrue(href and href.startswith("/akn/"), href)
        self.press("Enter", 13, "\r")
        self.wait(f"location.pathname === {json.dumps(urllib.parse.urlsplit(href).path)}")

    def test_paper_shows_the_document_and_its_force_without_the_tools(self):
        BROWSER.open(address(FIRST_LIST))
        BROWSER.send("Emulation.setEmulatedMedia", media="print")
        for shown in (".text", ".force-line", "h1", ".citation"):
            self.assertTrue(BROWSER.evaluate(f"document.querySelector('{shown}').checkVisibility()"), shown)
        for hidden in ("header.site", ".tools", "nav.sections", ".graph"):
            self.assertFalse(BROWSER.evaluate(f"Boolean(document.querySelector('{hidden}')?.checkVisibility())"), hidden)
        BROWSER.send("Emulation.setEmulatedMedia", media="")

    def test_an_anchor_leads_into_the_part_of_a_long_text_where_it_stands(self):
        folder = module_folder()
        articles = "\n\n".join(f"Điều {i}. Việc thứ {i}\n1. " + "Cơ quan được giao làm việc này trong năm. " * 60 for i in range(1, 91))
        (folder / "long.txt").write_text("CHÍNH PHỦ\n\nSố: 901/2030/NĐ-CP\n\nHà Nội, ngày 01 tháng 02 năm 2030\n\nNGHỊ ĐỊNH\nVề việc dài\n\n" + articles, encoding="utf-8")
        make_index(folder / "db", folder / "long.txt")
        server = module_server(folder / "db")
        page = f"http://127.0.0.1:{server.port}/akn/vn/act/nghi-dinh/chinh-phu/2030/901-2030-nd-cp"
        BROWSER.open(page)
        self.assertFalse(BROWSER.evaluate("Boolean(document.getElementById('dieu-89'))"), "the text must be long enough for parts")
        for anchor in ("dieu-89", "dieu-88-khoan-1"):
            BROWSER.open("about:blank")
            BROWSER.evaluate(f"location.href = '{page}#{anchor}'")  # the page leaves itself before it is loaded
            self.wait(f"document.getElementById('{anchor}') && location.hash === '#{anchor}'")

    def test_the_skip_link_comes_first_and_works(self):
        BROWSER.open(address(FIRST_LIST))
        BROWSER.send("Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
        self.assertEqual(BROWSER.evaluate("document.activeElement.className"), "skip")

    def hover(self, element, condition, seconds=20):
        """Moves the mouse onto an element until what it should bring about is there; a page may still be moving itself."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            x, y = BROWSER.evaluate(f"(() => {{ const e = {element}; e.scrollIntoView({{block: 'center', behavior: 'instant'}}); "
                                    "const r = e.getClientRects()[0]; return [r.x + 3, r.y + r.height / 2]; })()")
            BROWSER.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
            BROWSER.send("Input.dispatchMouseEvent", type="mouseMoved", x=x + 1, y=y)
            if BROWSER.evaluate(f"Boolean({condition})"):
                return
            time.sleep(0.1)
        self.fail(f"never true under the mouse: {condition}")

    def wait(self, condition, seconds=20):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            with contextlib.suppress(PageLeft):  # the answer to a form is on its way
                if BROWSER.evaluate(f"Boolean({condition})"):
                    return
            time.sleep(0.05)
        self.fail(f"never true: {condition}; at {BROWSER.evaluate('location.href')}")


if __name__ == "__main__":
    unittest.main()
