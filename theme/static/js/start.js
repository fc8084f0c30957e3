// Starts the module of every element that names one, then what every page has.
// A module that fails takes no other with it: the page works without any of them.
const start = (name, element) =>
  import(`./${name}.js`)
    .then((module) => module.default(element))
    .catch((error) => console.warn(`${name}:`, error));

for (const element of document.querySelectorAll("[data-module]")) {
  start(element.dataset.module, element);
}
start("bar");
start("update");
