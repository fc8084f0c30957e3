// Starts the module of every element that names one; a module that fails takes no other with it.
for (const element of document.querySelectorAll("[data-module]")) {
  import(`./${element.dataset.module}.js`)
    .then((module) => module.default(element))
    .catch((error) => console.warn(`module ${element.dataset.module}:`, error));
}
