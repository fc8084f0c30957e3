// Starts the module of every element that names one, then what every page has.
// A module that fails takes no other with it: the page works without any of them.
const start = (name, element) =>
  import(`./${name}.js`)
    .then((module) => module.default(element))
    .catch((error) => console.warn(`${name}:`, error));

// What is read is painted first; a page in the background, which is not painted, does not wait.
await new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, document.hidden ? 0 : 500);
});
for (const element of document.querySelectorAll("[data-module]")) {
  start(element.dataset.module, element);
}
start("bar");
start("update");
