// Reloads the page when a new one was built, and shows what the last build found.
(() => {
  "use strict";
  const script = document.currentScript;
  const version = script.dataset.siniarVersion;
  const base = new URL("./", script.src);
  // A page that is not there, or not yet: what was found is why, and is shown at once.
  const opens = "siniarOpens" in script.dataset;
  const memory = "siniar-preview-reloaded";

  // The server puts the words of the show's language here; they are listed in overlay.py.
  const words = SINIAR_WORDS;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // ------------------------------------------------------------------------------- overlay

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const host = make("siniar-preview");
  const shadow = host.attachShadow({ mode: "open" });
  const style = make("link", { rel: "stylesheet", href: new URL("preview.css", base).href });
  const badge = make("button", { type: "button", className: "badge", hidden: true });
  const list = make("div", { className: "list" });
  const close = make("button", { type: "button", className: "close", textContent: words.close });
  const panel = make(
    "section",
    { className: "panel", hidden: true, tabIndex: -1 },
    make("header", {}, make("h2", { textContent: words.title }), close),
    list,
  );
  const status = make("p", { className: "status", role: "status" });
  panel.setAttribute("aria-label", words.title);
  badge.setAttribute("aria-expanded", "false");
  shadow.append(style, status, badge, panel);
  // Nothing of it may be seen before its style is there, nor in print (see preview.css).
  host.hidden = true;
  style.addEventListener("load", () => {
    host.hidden = false;
  });
  (document.body ?? document.documentElement).append(host);

  const open = (isOpen) => {
    panel.hidden = !isOpen;
    badge.setAttribute("aria-expanded", String(isOpen));
    (isOpen ? panel : badge).focus();
  };
  badge.addEventListener("click", () => open(panel.hidden));
  close.addEventListener("click", () => open(false));
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open(false);
  });

  const describe = (finding) => {
    const place = finding.line ? fill(words.place, finding) : finding.path;
    const level = words[finding.level] ?? finding.level;
    return make(
      "li",
      { className: finding.level },
      make("p", { className: "place", textContent: place }),
      ...(finding.text.trim() ? [make("pre", { textContent: finding.text.trim() })] : []),
      make("p", { textContent: `${finding.reason} ${finding.remedy}`.trim() }),
      make("p", { className: "code", textContent: `${level} · ${finding.code}` }),
    );
  };

  const group = (title, findings) =>
    findings.length
      ? [make("h3", { textContent: title }), make("ul", {}, ...findings.map(describe))]
      : [];

  let shown = false;
  const show = ({ findings, failure }, note) => {
    const here = findings.filter(({ address }) => address && location.pathname.endsWith(address));
    const elsewhere = findings.filter((finding) => !here.includes(finding));
    const problem = failure || note;
    list.replaceChildren(
      ...(problem ? [make("p", { className: "failure", textContent: problem })] : []),
      ...group(words.here, here),
      ...group(words.elsewhere, elsewhere),
    );
    const text = failure ? words.failure : fill(words.findings, { number: findings.length });
    const isGrave = failure || findings.some(({ level }) => level === "error");
    badge.textContent = note && !findings.length && !failure ? "!" : text;
    badge.className = isGrave ? "badge grave" : "badge";
    badge.hidden = !problem && !findings.length;
    if (badge.hidden) panel.hidden = true;
    // Once for each page: whoever closes it wants to see the page.
    if (opens ? isGrave : here.some(({ level }) => level === "error")) {
      if (!shown) panel.hidden = false;
      badge.setAttribute("aria-expanded", String(!panel.hidden));
      shown = true;
    }
    // Told to screen readers once for each change, not at each reconnection.
    if (status.textContent !== text) status.textContent = badge.hidden ? "" : text;
  };

  // -------------------------------------------------------------------------------- events

  const remember = (value) => {
    try {
      sessionStorage.setItem(memory, value);
    } catch {
      // Storage is switched off: at worst a page from a cache reloads once more.
    }
  };
  const remembered = () => {
    try {
      return sessionStorage.getItem(memory);
    } catch {
      return null;
    }
  };

  const receive = (event) => {
    const state = JSON.parse(event.data);
    const isStale = state.version !== version;
    // A service worker may answer with an old page again: reload once for a version, not for ever.
    if (isStale && remembered() !== state.version) {
      remember(state.version);
      location.reload();
      return;
    }
    show(state, isStale ? words.stale : "");
  };

  // A browser opens six connections to one address: a hidden tab gives its own back.
  let source = null;
  const connect = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (source === null) {
      source = new EventSource(new URL("events", base));
      source.addEventListener("state", receive);
    }
  };
  document.addEventListener("visibilitychange", connect);
  addEventListener("pagehide", () => {
    source?.close();
    source = null;
  });
  addEventListener("pageshow", connect);
  connect();
})();
