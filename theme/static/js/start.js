// Starts the module of every element that names one, then what every page has.
// A module that fails takes no other with it: the page works without any of them.
const start = (name, element) =>
  import(`./${name}.js`)
    .then((module) => module.default(element))
    .catch((error) => console.warn(`${name}:`, error));

// What is read is painted first; a page in the background, which is not painted, does not wait.
const painted = new Promise((done) => {
  const isTold = PerformanceObserver.supportedEntryTypes?.includes("paint");
  if (isTold) new PerformanceObserver(done).observe({ type: "paint", buffered: true });
  setTimeout(done, document.hidden || !isTold ? 0 : 1500);
});

painted.then(() => {
  for (const element of document.querySelectorAll("[data-module]")) {
    const begin = () => start(element.dataset.module, element);
    // What is folded is fetched when somebody unfolds it.
    const fold = element.closest("details:not([open])");
    if (fold) fold.addEventListener("toggle", begin, { once: true });
    else begin();
  }
  start("bar");
  start("update");
});

// What lies over the page closes with Escape, and whoever reads on with the keys stands where it was.
document.addEventListener("keydown", ({ key }) => {
  const menu = key === "Escape" && document.querySelector("[data-part=menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Only the player to embed is meant for other sites' frames. Where the host cannot say so in a
// header, a page leads out of theirs, so that nobody is made to tap what he does not see.
const isFramed = () => {
  try {
    return top.location.origin !== location.origin;
  } catch {
    return true;
  }
};
if (isFramed()) {
  const link = document.createElement("a");
  Object.assign(link, { href: location.href, target: "_top", textContent: document.title });
  document.body.replaceChildren(link);
}
